import { z } from 'zod';
import { CountRange } from './count-range.js';
import { ThemeKind } from './themes.js';

/** One piece of course work, and how many of the class use it as evidence for something of theirs. */
export const WorkUse = z.object({
  key: z.uuid(),
  title: z.string(),
  dueDate: z.iso.date().nullable(),
  /** Whether it is tied to any goal. */
  isTied: z.boolean(),
  /** Of all students; not exact where that would tell of fewer than ten. */
  figure: CountRange,
  /** Those who show the reader what they use it for. */
  people: z.array(z.object({ personId: z.uuid(), name: z.string() })),
});
export type WorkUse = z.infer<typeof WorkUse>;

/** Which work of a course became evidence. */
export const ClassEvidence = z.object({
  courseTitle: z.string().nullable(),
  students: z.int(),
  /** The latest work first. */
  items: z.array(WorkUse),
});
export type ClassEvidence = z.infer<typeof ClassEvidence>;

/** What a student of the class can have shown. */
export const SharedKind = z.enum(['goal', 'portfolio']);
export type SharedKind = z.infer<typeof SharedKind>;

/** A class in numbers, of what its students show their teachers and nothing else. */
export const ClassReport = z.object({
  courseTitle: z.string().nullable(),
  at: z.iso.datetime(),
  students: z.int(),
  shared: z.array(z.object({ kind: SharedKind, figure: CountRange })),
  /** How many handed in each reflection, the latest first. */
  work: z.array(
    z.object({
      key: z.uuid(),
      title: z.string(),
      dueDate: z.iso.date().nullable(),
      figure: CountRange,
    }),
  ),
  /** The largest of each kind that have a number. */
  themes: z.array(z.object({ kind: ThemeKind, id: z.string(), figure: CountRange })),
});
export type ClassReport = z.infer<typeof ClassReport>;
