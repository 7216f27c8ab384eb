import { z } from 'zod';
import { BULK_STUDENTS_MAX, GOAL_COMMENT_MAX } from './limits.js';

/** One comment on the goal in focus of each of these students. */
export const NewWords = z.strictObject({
  personIds: z.array(z.uuid()).min(1).max(BULK_STUDENTS_MAX),
  text: z.string().trim().min(1).max(GOAL_COMMENT_MAX),
});
export type NewWords = z.infer<typeof NewWords>;

/** What became of it for each: said; no goal in focus that the teacher may see; no student of theirs. */
export const WordsResult = z.object({
  personId: z.uuid(),
  result: z.enum(['said', 'no-goal', 'not-here']),
  /** To take it back by; null where nothing was said. */
  commentId: z.uuid().nullable(),
});
export type WordsResult = z.infer<typeof WordsResult>;

export const WordsDone = z.object({
  at: z.iso.datetime(),
  results: z.array(WordsResult),
});
export type WordsDone = z.infer<typeof WordsDone>;

/** Takes own comments back, or puts them there again. */
export const WordsRemoval = z.strictObject({
  commentIds: z.array(z.uuid()).min(1).max(BULK_STUDENTS_MAX),
  isRemoved: z.boolean(),
});
export type WordsRemoval = z.infer<typeof WordsRemoval>;
export const WordsRemoved = z.object({ changed: z.int() });
export type WordsRemoved = z.infer<typeof WordsRemoved>;
