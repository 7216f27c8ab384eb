import { z } from 'zod';
import { PART_KINDS } from './part-kinds.js';

export const CodeExchange = z.strictObject({ code: z.string().min(10).max(200) });

export const Role = z.enum(['student', 'teacher', 'counselor', 'admin', 'observer', 'none']);
export type Role = z.infer<typeof Role>;

/** What the browser knows of the person and the launch. Kept in memory. */
export const SessionDetails = z.object({
  personId: z.uuid(),
  role: Role,
  /** As the LMS gave it, or a pseudonym where names are withheld. */
  name: z.string(),
  firstName: z.string(),
  /** Null for a launch without a course. */
  courseTitle: z.string().nullable(),
  districtName: z.string(),
  /** By whose clock the district's days begin, a name of the IANA list. */
  timeZone: z.string().optional(),
  /** What a plan is called for short in this district: ECAP, ILP. */
  planName: z.string().nullish(),
  locale: z.string(),
  /** The view to open first, a path below the app's base such as `goals`. */
  view: z.string(),
  isTest: z.boolean(),
  /** An administrator of the LMS is acting as this person; absent means no. */
  isActedFor: z.boolean().optional(),
  /** A teacher marked them as no student of this course; then `role` is `none`. */
  notStudent: z.enum(['family', 'staff']).nullish(),
  /** May act as a teacher in this course; an administrator may who teaches it. */
  canTeach: z.boolean(),
  /** The part of the staff that this visit is in; then `role` says whose pages it has. */
  part: z.enum(PART_KINDS).nullish(),
  /** Parts that they have, and could act in. */
  parts: z.array(z.enum(PART_KINDS)).optional(),
  /** Their role in the course but for any part. */
  ownRole: Role.optional(),
  /** Until when support may look; absent in every other visit. */
  supportUntil: z.iso.datetime().optional(),
});
export type SessionDetails = z.infer<typeof SessionDetails>;

export const SessionReply = z.object({ token: z.string(), session: SessionDetails });
export type SessionReply = z.infer<typeof SessionReply>;

/** Null goes back to what the course says. */
export const PartChoice = z.strictObject({ part: z.enum(PART_KINDS).nullable() });

export const LocaleChoice = z.strictObject({ locale: z.enum(['en', 'es']) });
