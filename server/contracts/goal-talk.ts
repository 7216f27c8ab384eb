import { z } from 'zod';
import { GoalHorizon, GoalKind } from './goals.js';
import { STUDENT_PARTS } from './part-kinds.js';
import {
  GOAL_COMMENT_MAX,
  GOAL_TITLE_MAX,
  GOAL_WHY_MAX,
  SUGGESTED_STUDENTS_MAX,
} from './limits.js';

/** What somebody said about a goal. */
export const GoalComment = z.object({
  id: z.uuid(),
  /** Null where the LMS gives no name, and once the person is gone. */
  author: z.string().nullable(),
  authorRole: z.enum(['student', 'teacher', 'counselor', 'admin', ...STUDENT_PARTS]),
  isMine: z.boolean(),
  text: z.string(),
  at: z.iso.datetime(),
});
export type GoalComment = z.infer<typeof GoalComment>;

/** Oldest first. */
export const GoalComments = z.array(GoalComment);
export type GoalComments = z.infer<typeof GoalComments>;

export const NewComment = z.strictObject({ text: z.string().trim().min(1).max(GOAL_COMMENT_MAX) });
export type NewComment = z.infer<typeof NewComment>;

export const CommentPath = z.object({ id: z.uuid(), commentId: z.uuid() });

/** A goal that staff suggest. It is nobody's goal until the student takes it up. */
export const GoalSuggestion = z.object({
  id: z.uuid(),
  title: z.string(),
  why: z.string().nullable(),
  kind: GoalKind,
  horizon: GoalHorizon,
  /** Who suggests it. */
  by: z.string().nullable(),
  state: z.enum(['waiting', 'accepted', 'declined', 'withdrawn']),
  goalId: z.uuid().nullable(),
  at: z.iso.datetime(),
});
export type GoalSuggestion = z.infer<typeof GoalSuggestion>;

export const GoalSuggestions = z.array(GoalSuggestion);
export type GoalSuggestions = z.infer<typeof GoalSuggestions>;

/** To one student, several, or (without `studentIds`) the whole class. */
export const NewSuggestion = z.strictObject({
  title: z.string().trim().min(1).max(GOAL_TITLE_MAX),
  why: z.string().trim().max(GOAL_WHY_MAX).nullable().default(null),
  kind: GoalKind,
  horizon: GoalHorizon,
  studentIds: z.array(z.uuid()).min(1).max(SUGGESTED_STUDENTS_MAX).optional(),
});
export type NewSuggestion = z.infer<typeof NewSuggestion>;
export type NewSuggestionInput = z.input<typeof NewSuggestion>;

export const SuggestionsMade = z.object({ count: z.int() });
export type SuggestionsMade = z.infer<typeof SuggestionsMade>;

export const SuggestionPath = z.object({ id: z.uuid() });
/** `waiting` takes an answer back. */
export const SuggestionAnswer = z.strictObject({ state: z.enum(['declined', 'waiting']) });
