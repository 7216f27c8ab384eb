import { z } from 'zod';
import {
  FAMILY_SECTIONS,
  NOTICE_ABOUTS,
  NOTICE_OUTCOMES,
  NOTICE_WAYS,
  RIGHTS_REASONS,
} from './family-fields.js';
import { LOCALES } from './locales.js';

const Days = (from: number, to: number) => z.int().min(from).max(to);

/** What a district lets families see, and for how long. */
export const FamilyPolicy = z.object({
  /** Counts changes; 0 while nobody has changed anything. */
  number: z.int(),
  sections: z.array(z.enum(FAMILY_SECTIONS)),
  /** How long an invitation is good. */
  inviteDays: z.int(),
  /** How long a phone stays signed in since it was used last. */
  deviceDays: z.int(),
  /** How long families still see the plan of a student who left. */
  leaveDays: z.int(),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
});
export type FamilyPolicy = z.infer<typeof FamilyPolicy>;

export const FamilyPolicyChange = z.strictObject({
  /** The number of the policy that was changed. */
  follows: z.int().min(0),
  sections: z.array(z.enum(FAMILY_SECTIONS)).refine((all) => new Set(all).size === all.length, {
    error: 'A part is there twice.',
  }),
  inviteDays: Days(1, 60),
  deviceDays: Days(1, 400),
  leaveDays: Days(0, 400),
});
export type FamilyPolicyChange = z.infer<typeof FamilyPolicyChange>;

export const FamilyKind = z.enum(['guardian', 'designee']);
export type FamilyKind = z.infer<typeof FamilyKind>;

export const FamilyInvitation = z.object({
  id: z.uuid(),
  state: z.enum(['open', 'used', 'withdrawn', 'locked', 'expired']),
  kind: FamilyKind,
  locale: z.string(),
  /** Null where the person is gone. */
  madeBy: z.string().nullable(),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type FamilyInvitation = z.infer<typeof FamilyInvitation>;

export const FamilyMember = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  kind: FamilyKind,
  invitedRole: z.string(),
  startedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endedBecause: z.enum(['school', 'student', 'guardian', 'rights']).nullable(),
  reason: z.string(),
});
export type FamilyMember = z.infer<typeof FamilyMember>;

/** The rights over the record are the student's own. */
export const RightsMove = z.object({
  movedOn: z.iso.date(),
  reason: z.enum(RIGHTS_REASONS),
  note: z.string(),
  by: z.string().nullable(),
});
export type RightsMove = z.infer<typeof RightsMove>;

/** That a family was told or invited, with what came of it. */
export const FamilyNotice = z.object({
  id: z.uuid(),
  about: z.enum(NOTICE_ABOUTS),
  givenOn: z.iso.date(),
  way: z.enum(NOTICE_WAYS),
  locale: z.string(),
  outcome: z.enum(NOTICE_OUTCOMES),
  note: z.string(),
  by: z.string().nullable(),
  isRemoved: z.boolean(),
});
export type FamilyNotice = z.infer<typeof FamilyNotice>;

export const NewFamilyNotice = z.strictObject({
  about: z.enum(NOTICE_ABOUTS),
  givenOn: z.iso.date(),
  way: z.enum(NOTICE_WAYS),
  locale: z.enum(LOCALES),
  outcome: z.enum(NOTICE_OUTCOMES).default('none'),
  note: z.string().trim().max(500).default(''),
});
export type NewFamilyNotice = z.output<typeof NewFamilyNotice>;

/** What stands on the sheet of an invitation: only who was shown both has them. */
export const SheetWish = z.strictObject({
  url: z.string().min(1).max(300),
  code: z.string().regex(/^\d{6}$/),
});
/** A PDF in base64, for the browser to keep. */
export const Sheet = z.object({ fileName: z.string(), content: z.string() });
export type Sheet = z.infer<typeof Sheet>;

/** A student's family in Pathlight. */
export const StudentFamily = z.object({
  name: z.string(),
  sections: z.array(z.enum(FAMILY_SECTIONS)),
  members: z.array(FamilyMember),
  invitations: z.array(FamilyInvitation),
  rights: RightsMove.nullable(),
  /** For those who keep them; students are shown none. */
  notices: z.array(FamilyNotice),
  /** Invite, withdraw, end. */
  mayInvite: z.boolean(),
});
export type StudentFamily = z.infer<typeof StudentFamily>;

export const NewFamilyInvitation = z.strictObject({
  locale: z.enum(LOCALES),
  kind: FamilyKind.default('guardian'),
});
export type NewFamilyInvitation = z.output<typeof NewFamilyInvitation>;

/** Shown once: only hashes are kept. */
export const MadeFamilyInvitation = z.object({
  id: z.uuid(),
  url: z.string(),
  code: z.string(),
  expiresAt: z.iso.datetime(),
  family: StudentFamily,
});
export type MadeFamilyInvitation = z.infer<typeof MadeFamilyInvitation>;

export const FamilyPath = z.object({ personId: z.uuid(), id: z.uuid() });
export const FamilyEnd = z.strictObject({ reason: z.string().trim().max(500).default('') });

export const NewRightsMove = z.strictObject({
  movedOn: z.iso.date(),
  reason: z.enum(RIGHTS_REASONS),
  note: z.string().trim().max(500).default(''),
});
export type NewRightsMove = z.output<typeof NewRightsMove>;
