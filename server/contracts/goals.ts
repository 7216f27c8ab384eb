import { z } from 'zod';
import {
  GOAL_HELPERS_MAX,
  GOAL_MEASURE_MAX,
  GOAL_TITLE_MAX,
  GOAL_WHY_MAX,
  HELPS_BECAUSE_MAX,
  MILESTONE_TITLE_MAX,
  MILESTONES_PER_GOAL_MAX,
} from './limits.js';
import { Visibility } from './visibility.js';

export const GoalKind = z.enum([
  'academic',
  'career',
  'personal',
  'cultural',
  'artistic',
  'social',
]);
export type GoalKind = z.infer<typeof GoalKind>;

/** How far away a goal lies, in the words of a student rather than a date. */
export const GoalHorizon = z.enum(['term', 'year', 'graduation', 'after', 'life']);
export type GoalHorizon = z.infer<typeof GoalHorizon>;

export const GoalStatus = z.enum(['active', 'done', 'removed']);
export type GoalStatus = z.infer<typeof GoalStatus>;

/** A small step the student set. It has an id once it is stored. */
export const Milestone = z.object({
  id: z.uuid(),
  title: z.string(),
  dueDate: z.iso.date().nullable(),
  done: z.boolean(),
});
export type Milestone = z.infer<typeof Milestone>;

/** Where the student stands with an assignment that a teacher tagged to the goal. */
export const StepState = z.enum(['open', 'draft', 'handed-in', 'graded', 'unknown']);
export type StepState = z.infer<typeof StepState>;

/** An assignment tagged to a goal: one of ours, or another line item of the course. */
export const GoalStep = z.object({
  tagId: z.uuid(),
  title: z.string(),
  dueDate: z.iso.date().nullable(),
  source: z.enum(['ours', 'course']),
  /**
   * How we know: A, it was made with Pathlight; B, a teacher tagged it and nothing more is known; C, the LMS
   * told us, as the district allows.
   */
  level: z.enum(['A', 'B', 'C']),
  /** When the LMS told us; null at other levels. */
  readAt: z.iso.datetime().nullable(),
  /** `unknown` for another line item of the course: we are not told. */
  state: StepState,
  score: z.object({ points: z.number(), maximum: z.number() }).nullable(),
  /** Where to open it: an address inside the app for ours, else the one the teacher typed. */
  url: z.string().nullable(),
  helpsBecause: z.string().nullable(),
});
export type GoalStep = z.infer<typeof GoalStep>;

export const Goal = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: GoalKind,
  horizon: GoalHorizon,
  why: z.string().nullable(),
  /** How the student will know that it is reached. */
  measure: z.string().nullable(),
  /** Who can help, in the student's words. */
  helpers: z.string().nullable(),
  /** The longer goal that this one is a part of. */
  parentId: z.uuid().nullable(),
  status: GoalStatus,
  targetDate: z.iso.date().nullable(),
  /** The one goal the student works on now: at most one in a plan. */
  isFocus: z.boolean(),
  /** How far the student lets it be seen. */
  visibility: Visibility,
  milestones: z.array(Milestone),
  steps: z.array(GoalStep),
  commentCount: z.int(),
  /** Rises with each change. */
  revision: z.int(),
  updatedAt: z.iso.datetime(),
});
export type Goal = z.infer<typeof Goal>;

export const GoalList = z.array(Goal);
export type GoalList = z.infer<typeof GoalList>;

/** A milestone as sent: known ones carry their id, new ones none; those left out are removed. */
const MilestoneInput = z.strictObject({
  id: z.uuid().optional(),
  title: z.string().trim().min(1).max(MILESTONE_TITLE_MAX),
  dueDate: z.iso.date().nullable().default(null),
  done: z.boolean().default(false),
});
export type MilestoneInput = z.input<typeof MilestoneInput>;

const fields = {
  title: z.string().trim().min(1).max(GOAL_TITLE_MAX),
  kind: GoalKind,
  horizon: GoalHorizon,
  why: z.string().trim().max(GOAL_WHY_MAX).nullable(),
  targetDate: z.iso.date().nullable(),
  measure: z.string().trim().max(GOAL_MEASURE_MAX).nullable(),
  helpers: z.string().trim().max(GOAL_HELPERS_MAX).nullable(),
  parentId: z.uuid().nullable(),
  visibility: Visibility,
  milestones: z.array(MilestoneInput).max(MILESTONES_PER_GOAL_MAX),
};

export const NewGoal = z.strictObject({
  ...fields,
  why: fields.why.default(null),
  targetDate: fields.targetDate.default(null),
  measure: fields.measure.default(null),
  helpers: fields.helpers.default(null),
  parentId: fields.parentId.default(null),
  visibility: fields.visibility.default('teachers'),
  /** The suggestion that the student took up with it. */
  suggestionId: z.uuid().nullable().default(null),
  milestones: fields.milestones.default([]),
  isFocus: z.boolean().default(false),
});
export type NewGoal = z.infer<typeof NewGoal>;
/** What a form sends: what has a default may be left out. */
export type NewGoalInput = z.input<typeof NewGoal>;

/** Any of the fields; `milestones`, when given, is the whole new list in its order. */
export const GoalChanges = z
  .strictObject({
    ...fields,
    status: z.enum(['active', 'done']),
    isFocus: z.boolean(),
    /** The revision that the changes were made on; a goal that moved on since is not overwritten. */
    revision: z.int(),
  })
  .partial();
export type GoalChanges = z.infer<typeof GoalChanges>;
export type GoalChangesInput = z.input<typeof GoalChanges>;

/** The student's own sentence on a tagged assignment; empty takes it back. */
export const StepChanges = z.strictObject({
  helpsBecause: z.string().trim().max(HELPS_BECAUSE_MAX).nullable(),
});
export type StepChanges = z.infer<typeof StepChanges>;

export const GoalPath = z.object({ id: z.uuid() });
export const StepPath = z.object({ tagId: z.uuid() });
