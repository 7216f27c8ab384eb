import { z } from 'zod';
import { DeliveryReason } from './assignments.js';

/** Scores of one assignment that did not reach the gradebook, for one and the same reason. */
export const WaitingGroup = z.object({
  assignmentId: z.uuid(),
  title: z.string(),
  courseTitle: z.string(),
  /** What people call the LMS. */
  lmsName: z.string(),
  /** Stopped scores wait for a person; the others are tried again by themselves. */
  isStopped: z.boolean(),
  reason: DeliveryReason.nullable(),
  count: z.int(),
  since: z.iso.datetime(),
  nextTryAt: z.iso.datetime().nullable(),
});
export type WaitingGroup = z.infer<typeof WaitingGroup>;

export const WaitingScores = z.object({
  groups: z.array(WaitingGroup),
  /** Scores on their first way, which nobody needs to look at. */
  onTheirWay: z.int(),
});
export type WaitingScores = z.infer<typeof WaitingScores>;

/** All that wait, or only those of one assignment, or of one reason in it. */
export const SendWaiting = z.strictObject({
  assignmentId: z.uuid().optional(),
  reason: DeliveryReason.nullable().optional(),
});
export type SendWaiting = z.infer<typeof SendWaiting>;
