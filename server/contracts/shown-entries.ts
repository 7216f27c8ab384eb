import { z } from 'zod';
import { BULK_VISIBILITY_MAX } from './limits.js';
import { Visibility } from './visibility.js';

/** Kinds of entries of which the student says who sees them. */
export const ShownKind = z.enum([
  ...['goal', 'activity', 'reflection', 'evidence', 'strength', 'result', 'look-back'],
] as const);
export type ShownKind = z.infer<typeof ShownKind>;

export const ShownEntry = z.object({
  kind: ShownKind,
  id: z.uuid(),
  /** Shortened where it is a text; empty where it has none. */
  title: z.string(),
  visibility: Visibility,
  at: z.iso.datetime(),
  /** Entered by the school or read from its file: not the student's to hide. */
  isFixed: z.boolean(),
});
export type ShownEntry = z.infer<typeof ShownEntry>;

/** Newest first within each kind. */
export const ShownEntries = z.object({ entries: z.array(ShownEntry) });
export type ShownEntries = z.infer<typeof ShownEntries>;

/** Entries of one kind that are to be seen otherwise. */
export const ShownChange = z.strictObject({
  kind: ShownKind,
  ids: z.array(z.uuid()).min(1).max(BULK_VISIBILITY_MAX),
  /** How they are now: those that another window changed meanwhile stay as they are. */
  was: Visibility,
  visibility: Visibility,
});
export type ShownChange = z.infer<typeof ShownChange>;

/** One act; the act that takes it back has `was` and `visibility` the other way round. */
export const ShownChanges = z.strictObject({
  changes: z
    .array(ShownChange)
    .min(1)
    .max(50)
    .refine(
      (changes) => changes.reduce((sum, { ids }) => sum + ids.length, 0) <= BULK_VISIBILITY_MAX,
      { message: `At most ${BULK_VISIBILITY_MAX} entries at once.` },
    ),
});
export type ShownChanges = z.infer<typeof ShownChanges>;

export const ShownDone = z.object({
  entries: z.array(ShownEntry),
  /** What was changed, as it can be sent again to change it. */
  done: z.array(z.object({ ...ShownChange.shape, ids: z.array(z.uuid()) })),
  /** How many were asked for and are as they were: changed or removed meanwhile, or not the student's to hide. */
  skipped: z.int(),
});
export type ShownDone = z.infer<typeof ShownDone>;
