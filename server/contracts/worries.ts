import { z } from 'zod';

/** What the one who passed a note on is told: nothing of what is done about it. */
export const WorryReceipt = z.enum(['received', 'looked-at']);
export type WorryReceipt = z.infer<typeof WorryReceipt>;

/** A note that a counselor has yet to settle. */
export const Worry = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  text: z.string(),
  /** What its author added later. */
  additions: z.array(z.object({ text: z.string(), at: z.iso.datetime() })),
  /** Who passed it on; null where the LMS gives no name. */
  from: z.string().nullable(),
  at: z.iso.datetime(),
  /** When a counselor first looked; null while nobody has. */
  lookedAt: z.iso.datetime().nullable(),
  /** Whether the reader's own queue says it too. */
  isInCaseload: z.boolean(),
});
export type Worry = z.infer<typeof Worry>;

/** The oldest first. */
export const Worries = z.object({ items: z.array(Worry) });
export type Worries = z.infer<typeof Worries>;

/** One that the actor passed on. */
export const ToldWorry = z.object({
  noteId: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  at: z.iso.datetime(),
  receipt: WorryReceipt,
  lookedAt: z.iso.datetime().nullable(),
});
export type ToldWorry = z.infer<typeof ToldWorry>;

/** The latest first, of the actor's class. */
export const ToldWorries = z.object({ items: z.array(ToldWorry) });
export type ToldWorries = z.infer<typeof ToldWorries>;

export const WorryPath = z.object({ id: z.uuid() });
export const WorrySettled = z.strictObject({ isSettled: z.boolean() });
