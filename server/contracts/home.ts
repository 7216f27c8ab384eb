import { z } from 'zod';
import { GoalStatus } from './goals.js';
import { HOME_GOALS_SHOWN } from './limits.js';

/** The one thing to do next. The words are the browser's; the server says which and about what. */
export const NextStepKind = z.enum([
  'take-out',
  'open-take-out',
  'answer-look-back',
  'look-back',
  'carry-goals',
  'take-profiler',
  'resume-profiler',
  'see-result',
  'save-career',
  'add-goal',
  'choose-focus',
  'add-milestone',
  'do-milestone',
  'write-reflection',
  'read-feedback',
]);
export type NextStepKind = z.infer<typeof NextStepKind>;

export const NextStep = z.object({
  kind: NextStepKind,
  /** What it is about: a goal, milestone, assignment or result title, in its author's words. */
  subject: z.string().nullable(),
  minutes: z.int().positive(),
  dueDate: z.iso.date().nullable(),
  /** Address inside the app, without a leading slash, e.g. `explore/profiler`. */
  path: z.string(),
});
export type NextStep = z.infer<typeof NextStep>;

/** A goal as far as the first page shows it. */
export const GoalBrief = z.object({
  id: z.uuid(),
  title: z.string(),
  status: GoalStatus,
  isFocus: z.boolean(),
  /** How many of its milestones are done, of how many. */
  progress: z.object({ done: z.int(), total: z.int() }),
});
export type GoalBrief = z.infer<typeof GoalBrief>;

export const SavedCareerBrief = z.object({
  code: z.string(),
  title: z.string(),
  /** The language of the title, for `lang`. */
  titleLocale: z.string(),
  rating: z.int().min(1).max(5).nullable(),
});
export type SavedCareerBrief = z.infer<typeof SavedCareerBrief>;

/** What others did since the student was last here; newest first, at most five. */
export const NewsItem = z.object({
  kind: z.enum(['comment', 'score', 'tag']),
  /** Who, as the LMS gives the name; null where it gives none. */
  by: z.string().nullable(),
  /** The assignment or goal it is about. */
  subject: z.string(),
  text: z.string().nullable(),
  score: z.object({ points: z.number(), maximum: z.number() }).nullable(),
  at: z.iso.datetime(),
  path: z.string(),
});
export type NewsItem = z.infer<typeof NewsItem>;

/** Who can see this plan, as kinds of people; the browser makes the sentence. */
export const Audience = z.enum(['student', 'teacher', 'counselor', 'family']);
export type Audience = z.infer<typeof Audience>;

/** How far the plan is by the rule of the district, under the district's own short name. */
export const HomePlan = z.object({
  abbreviation: z.string(),
  done: z.int(),
  required: z.int(),
});
export type HomePlan = z.infer<typeof HomePlan>;

export const Home = z.object({
  firstName: z.string().nullable(),
  visibleTo: z.array(Audience),
  nextStep: NextStep.nullable(),
  /** Absent without a rule for the student's grade. */
  plan: HomePlan.optional(),
  /** The first of the student's goals: the focus goal, then active ones by date, then those done. */
  goals: z.array(GoalBrief).max(HOME_GOALS_SHOWN),
  savedCareers: z.array(SavedCareerBrief),
  news: z.array(NewsItem),
  /** The student's grade level, 6 to 12, where the district gave one. */
  gradeLevel: z.int().min(6).max(12).nullable(),
  /** Pieces of work of another record that are kept to read: see `KeptTexts`. */
  keptTexts: z.int(),
});
export type Home = z.infer<typeof Home>;
