import { z } from 'zod';
import { Assignment, StudentWork } from './assignments.js';
import { ClassGroups } from './groups.js';
import { BULK_STUDENTS_MAX, COMMENT_MAX } from './limits.js';

/** What a whole class wrote in one reflection, to be read in a row. */
export const Responses = z.object({
  assignment: Assignment,
  /** Each student of the class, also those who handed in nothing; who waits for a score comes first. */
  works: z.array(StudentWork),
  groups: ClassGroups,
  /** What people call the LMS of the course, for example "Canvas". */
  lmsName: z.string(),
});
export type Responses = z.infer<typeof Responses>;

/** Works that are seen together, each with what the comment on it shall say. */
const CommentedWorks = z
  .array(z.strictObject({ personId: z.uuid(), comment: z.string().trim().max(COMMENT_MAX) }))
  .min(1)
  .max(BULK_STUDENTS_MAX);

/** All of these are complete: the whole score, with the comment on each. */
export const NewCompletions = z.strictObject({ works: CommentedWorks });
export type NewCompletions = z.infer<typeof NewCompletions>;

/** What became of it for each; only of `completed` anything was changed. */
export const CompletionResult = z.object({
  personId: z.uuid(),
  result: z.enum(['completed', 'has-score', 'not-handed-in', 'not-here']),
});
export type CompletionResult = z.infer<typeof CompletionResult>;

export const CompletionsDone = z.object({
  /** Names the act, to take it back by. */
  at: z.iso.datetime(),
  results: z.array(CompletionResult),
});
export type CompletionsDone = z.infer<typeof CompletionsDone>;

/** Takes an own act back; each comment says again what it said before. */
export const CompletionsUndo = z.strictObject({ at: z.iso.datetime(), works: CommentedWorks });
export type CompletionsUndo = z.infer<typeof CompletionsUndo>;

export const CompletionsUndone = z.object({
  changed: z.int(),
  /** How many of the scores had left already and are taken back in the gradebook, too. */
  takenBack: z.int(),
});
export type CompletionsUndone = z.infer<typeof CompletionsUndone>;
