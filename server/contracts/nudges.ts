import { z } from 'zod';
import { NUDGE_PLACES, NUDGE_STUDENTS_MAX, NUDGE_TEXT_MAX } from './counsel-fields.js';

export const NudgePlace = z.enum(NUDGE_PLACES);

export const NewNudge = z.strictObject({
  text: z.string().trim().min(1).max(NUDGE_TEXT_MAX),
  place: NudgePlace,
  studentIds: z.array(z.uuid()).min(1).max(NUDGE_STUDENTS_MAX),
});
export type NewNudge = z.infer<typeof NewNudge>;

/** What became of it for one student: sent, too many this week, or no longer in the caseload. */
export const NudgeState = z.enum(['waiting', 'sent', 'limit', 'gone']);
export type NudgeState = z.infer<typeof NudgeState>;

export const Nudge = z.object({
  id: z.uuid(),
  text: z.string(),
  place: NudgePlace,
  at: z.iso.datetime(),
  isRemoved: z.boolean(),
  /** Null while it is on its way. */
  finishedAt: z.iso.datetime().nullable(),
  counts: z.object({
    ...{ total: z.int(), waiting: z.int(), sent: z.int(), limit: z.int(), gone: z.int() },
    seen: z.int(),
  }),
});
export type Nudge = z.infer<typeof Nudge>;

/** The latest first. */
export const Nudges = z.object({ items: z.array(Nudge) });
export type Nudges = z.infer<typeof Nudges>;

export const NudgePage = z.object({
  nudge: Nudge,
  students: z.array(
    z.object({
      ...{ personId: z.uuid(), name: z.string(), state: NudgeState, isSeen: z.boolean() },
      /** Of whoever shares a name with another of them: the LMSs that name them. */
      lms: z.array(z.string()),
    }),
  ),
});
export type NudgePage = z.infer<typeof NudgePage>;

export const NudgePath = z.object({ id: z.uuid() });

/** As its student reads it. */
export const MyNudge = z.object({
  id: z.uuid(),
  text: z.string(),
  place: NudgePlace,
  from: z.string().nullable(),
  at: z.iso.datetime(),
});
export type MyNudge = z.infer<typeof MyNudge>;
