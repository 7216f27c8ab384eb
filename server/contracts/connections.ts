import { z } from 'zod';

/** What keeps a connection from working fully. Each has a sentence with the next step. */
export const ConnectionTrouble = z.enum([
  'launch-refused',
  'person-withheld',
  'names-withheld',
  'roster-not-given',
  'roster-failed',
  'roster-held',
  'grades-not-given',
  'scores-parked',
]);
export type ConnectionTrouble = z.infer<typeof ConnectionTrouble>;

/** One installation of Pathlight in an LMS, as the district's administrator sees it. */
export const Connection = z.object({
  deploymentId: z.uuid(),
  platformName: z.string(),
  family: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  /** The LMS's own id of the deployment. */
  deployment: z.string(),
  schoolId: z.uuid().nullable(),
  schoolName: z.string().nullable(),
  /** The LMS's own page about our registration. */
  configUrl: z.string().nullable(),
  lastLaunchAt: z.iso.datetime().nullable(),
  courses: z.int(),
  /** Scores that wait for the LMS, and scores it refused for good. */
  scoresWaiting: z.int(),
  scoresParked: z.int(),
  troubles: z.array(ConnectionTrouble),
});
export type Connection = z.infer<typeof Connection>;

/** An installation that launches are turned away from until somebody binds it. */
export const WaitingDeployment = z.object({
  deploymentId: z.uuid(),
  platformName: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  deployment: z.string(),
  firstSeenAt: z.iso.datetime(),
});
export type WaitingDeployment = z.infer<typeof WaitingDeployment>;

/** A platform of ours that has no installation yet. */
export const BarePlatform = z.object({
  registrationId: z.uuid(),
  platformName: z.string(),
  issuer: z.string(),
  clientId: z.string(),
});
export type BarePlatform = z.infer<typeof BarePlatform>;

export const Invitation = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof Invitation>;

export const School = z.object({ id: z.uuid(), name: z.string() });
export type School = z.infer<typeof School>;

const Side = z.object({ registrationId: z.uuid(), platformName: z.string(), clientId: z.string() });

/** What moves to a new registration, and what is there twice and so stays where it is. */
const Moving = z.object({
  moves: z.int(),
  stays: z.int(),
  /** Names of some that stay. */
  names: z.array(z.string()),
});

/** A registration that a newer one of the same LMS can take the place of. */
export const Replacement = z.object({
  issuer: z.string(),
  from: Side,
  to: Side,
  courses: Moving,
  people: Moving,
  links: z.int(),
});
export type Replacement = z.infer<typeof Replacement>;

/** Without `acceptsStays` nothing happens where something is there twice. */
export const NewReplacement = z.strictObject({
  fromId: z.uuid(),
  toId: z.uuid(),
  acceptsStays: z.boolean().default(false),
});

export const Connections = z.object({
  districtName: z.string(),
  connections: z.array(Connection),
  waiting: z.array(WaitingDeployment),
  platforms: z.array(BarePlatform),
  /** Unused and still good. */
  invitations: z.array(Invitation),
  schools: z.array(School),
  replacements: z.array(Replacement),
});
export type Connections = z.infer<typeof Connections>;

/** The only time that the address itself can be read: we keep its hash. */
export const NewInvitation = Invitation.extend({ address: z.url() });
export type NewInvitation = z.infer<typeof NewInvitation>;

/** A school that is there, a new one by name, or neither for the whole district. */
export const Binding = z
  .strictObject({
    schoolId: z.uuid().nullable(),
    newSchoolName: z.string().trim().min(1).max(200).optional(),
  })
  .refine((binding) => binding.schoolId === null || binding.newSchoolName === undefined, {
    message: 'one of the two',
    path: ['newSchoolName'],
  });
export type Binding = z.infer<typeof Binding>;

export const Done = z.object({});

/** What an administrator types in by hand. Which value is wrong is said by `PlatformFault`. */
export const ManualPlatform = z.strictObject({
  name: z.string().trim().max(200),
  issuer: z.string().max(500),
  clientId: z.string().max(255),
  authEndpoint: z.string().max(500),
  tokenEndpoint: z.string().max(500),
  jwksUrl: z.string().max(500),
  /** Only where the LMS wants another audience than its token address (Brightspace). */
  authorizationServer: z.string().max(500).optional(),
  deployment: z.string().max(255).optional(),
});
export type ManualPlatform = z.infer<typeof ManualPlatform>;

/** Why a value is refused; stands in `errors[].detail`. */
export const PlatformFault = z.enum([
  'missing',
  'not-an-address',
  'spaces',
  'not-https',
  'trailing-slash',
  'has-query',
  'wrong-host',
  'our-own-address',
  'belongs-to-another',
]);
export type PlatformFault = z.infer<typeof PlatformFault>;

/** What an LMS must be told about us, exactly. */
export const ToolValues = z.object({
  loginUrl: z.url(),
  launchUrl: z.url(),
  keysUrl: z.url(),
  canvasJsonUrl: z.url(),
  domain: z.string(),
  /** `name=$Variable`, one a line, for LMSs that are set up by hand. */
  customParameters: z.record(z.string(), z.string()),
  canvasJson: z.string(),
});
export type ToolValues = z.infer<typeof ToolValues>;
