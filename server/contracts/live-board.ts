import { z } from 'zod';
import { ConnectionTrouble } from './connections.js';

/** One installation of an LMS: how often it was opened today, and what keeps it from working. */
export const LiveLms = z.object({
  deploymentId: z.uuid(),
  platformName: z.string(),
  schoolName: z.string().nullable(),
  launches: z.int(),
  lastLaunchAt: z.iso.datetime().nullable(),
  troubles: z.array(ConnectionTrouble),
  scoresWaiting: z.int(),
  scoresParked: z.int(),
});
export type LiveLms = z.infer<typeof LiveLms>;

export const LiveSchool = z.object({
  id: z.uuid(),
  name: z.string(),
  launches: z.int(),
  /** Courses from which Pathlight was opened at any time; none: the school has not started. */
  courses: z.int(),
});
export type LiveSchool = z.infer<typeof LiveSchool>;

/** How the class lists of all courses stand. */
export const LiveLists = z.object({
  courses: z.int(),
  /** When the latest and the longest unread of them were read; null before the first. */
  newestAt: z.iso.datetime().nullable(),
  oldestAt: z.iso.datetime().nullable(),
  never: z.int(),
  notGiven: z.int(),
  failed: z.int(),
  held: z.int(),
});
export type LiveLists = z.infer<typeof LiveLists>;

/** What goes on in the district right now: counts only, and nobody's name. */
export const LiveBoard = z.object({
  at: z.iso.datetime(),
  /** When the day began, by the district's clock. */
  since: z.iso.datetime(),
  /** Visits that began in each hour since `since`, the one under way last. */
  hours: z.array(z.int()).max(26),
  launches: z.int(),
  platforms: z.array(LiveLms),
  schools: z.array(LiveSchool),
  lists: LiveLists,
});
export type LiveBoard = z.infer<typeof LiveBoard>;
