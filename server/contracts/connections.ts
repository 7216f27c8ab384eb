import { z } from 'zod';

/** One installation of Pathlight in an LMS, as the district's administrator sees it. */
export const Connection = z.object({
  deploymentId: z.uuid(),
  platformName: z.string(),
  family: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  /** The LMS's own id of the deployment. */
  deployment: z.string(),
  schoolName: z.string().nullable(),
  lastLaunchAt: z.iso.datetime().nullable(),
  courses: z.int(),
  /** Scores that wait for the LMS, and scores it refused for good. */
  scoresWaiting: z.int(),
  scoresParked: z.int(),
});
export type Connection = z.infer<typeof Connection>;

export const Connections = z.object({
  districtName: z.string(),
  connections: z.array(Connection),
});
export type Connections = z.infer<typeof Connections>;
