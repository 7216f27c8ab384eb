import { z } from 'zod';

/** Things of the plan that something can be about. */
export const EntryKind = z.enum(['goal', 'activity', 'career', 'result']);
export type EntryKind = z.infer<typeof EntryKind>;

/** One of them: by its id, a career by its code. */
export const EntryRef = z.strictObject({ kind: EntryKind, ref: z.string().min(1).max(40) });
export type EntryRef = z.infer<typeof EntryRef>;

export const Entry = z.object({
  kind: EntryKind,
  ref: z.string(),
  /** Null where the reader may not know it: a goal that the student keeps to themselves. */
  title: z.string().nullable(),
});
export type Entry = z.infer<typeof Entry>;

/** Course work that the student can show: handed in here, or tied to a goal by a teacher. */
export const CourseWork = z.object({
  kind: z.enum(['reflection', 'item']),
  id: z.uuid(),
  title: z.string(),
});
export type CourseWork = z.infer<typeof CourseWork>;

/** What the student has that a reflection or a piece of evidence may be tied to. */
export const PortfolioChoices = z.object({
  entries: z.array(Entry),
  works: z.array(CourseWork),
});
export type PortfolioChoices = z.infer<typeof PortfolioChoices>;
