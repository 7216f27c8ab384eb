import { z } from 'zod';
import { COMPONENT_CODES } from './component-codes.js';
import { QUEUE_REASONS } from './queue-reasons.js';

const Reason = z.enum(QUEUE_REASONS);
const Fact = z.string().min(1).max(100);

/** One fact about one student; what of it there is to say depends on the reason. */
export const QueueItem = z.object({
  reason: Reason,
  fact: Fact,
  personId: z.uuid(),
  name: z.string(),
  /** Of whoever shares a name with another of the caseload: the LMSs that name them. */
  lms: z.array(z.string()),
  grade: z.int().nullable(),
  /** Since when it stands. */
  since: z.iso.date(),
  /** Components that are missing. */
  codes: z.array(z.enum(COMPONENT_CODES)),
  /** By when. */
  dueOn: z.iso.date().nullable(),
  /** A goal, subjects of a diploma, a course, who passed a note on, or a kind of intervention. */
  about: z.string().nullable(),
});
export type QueueItem = z.infer<typeof QueueItem>;

export const Queue = z.object({
  items: z.array(QueueItem),
  /** How many students are in the caseload, with or without a reason. */
  students: z.int(),
  /** How many facts are put away. */
  away: z.int(),
});
export type Queue = z.infer<typeof Queue>;

/** Puts a fact away: until a day, or for good. */
export const NewQueueMark = z.strictObject({
  personId: z.uuid(),
  reason: Reason,
  fact: Fact,
  until: z.iso.date().nullable(),
});
export type NewQueueMark = z.infer<typeof NewQueueMark>;

export const QueueMark = z.object({ id: z.uuid() });
export type QueueMark = z.infer<typeof QueueMark>;
