import { z } from 'zod';
import { GoalHorizon, GoalKind } from './goals.js';
import { StrengthSide } from './strengths.js';

/** A school year, by the calendar year in which it begins: 2026 is 2026–27. */
export const SchoolYear = z.int().min(2000).max(2200);
const GradeLevel = z.int().min(6).max(12).nullable();

export const TimelineKind = z.enum([
  'goal-begun',
  'goal-changed',
  'goal-reached',
  'goal-set-aside',
  'result',
  'self-result',
  'career-saved',
  'career-set-aside',
  'reflection',
  'strength',
  'growth',
  'look-back',
  'choice-keep',
  'choice-change',
  'choice-finish',
]);
export type TimelineKind = z.infer<typeof TimelineKind>;

/** Something that happened in a student's plan. Its words are those of that day. */
export const TimelineEntry = z.object({
  kind: TimelineKind,
  /** The goal, result, assignment and so on; an occupation by its code. */
  source: z.string(),
  title: z.string(),
  /** The language of the title where it is not the student's own. */
  titleLocale: z.string().nullable(),
  /** Of goals only. */
  horizon: GoalHorizon.nullable(),
  /** The student's own reason, of choices at the turn of a year. */
  why: z.string().optional(),
  at: z.iso.datetime(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const TimelineYear = z.object({
  year: SchoolYear,
  /** The student's grade in that year; null where it is not known. */
  grade: GradeLevel,
  isNow: z.boolean(),
  /** Oldest first. */
  entries: z.array(TimelineEntry),
});
export type TimelineYear = z.infer<typeof TimelineYear>;

/** From the first year with something in it to this one, without a gap. */
export const Timeline = z.object({ years: z.array(TimelineYear) });
export type Timeline = z.infer<typeof Timeline>;

/** A goal as it stood at the end of a year, or stands now. */
export const GoalThen = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: GoalKind,
  horizon: GoalHorizon,
  status: z.enum(['active', 'done']),
  why: z.string().nullable(),
  measure: z.string().nullable(),
  targetDate: z.iso.date().nullable(),
  milestones: z.array(z.object({ title: z.string(), done: z.boolean() })),
  /** When these words were written. */
  at: z.iso.datetime(),
});
export type GoalThen = z.infer<typeof GoalThen>;

/** A reflection as it was last handed in that year. */
export const ReflectionThen = z.object({
  title: z.string(),
  at: z.iso.datetime(),
  answers: z.array(z.object({ prompt: z.string(), text: z.string() })),
});
export type ReflectionThen = z.infer<typeof ReflectionThen>;

export const ResultThen = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The strongest interest areas, the first one first. */
  areas: z.array(z.string()),
  at: z.iso.datetime(),
});
export type ResultThen = z.infer<typeof ResultThen>;

export const CareerThen = z.object({
  code: z.string(),
  title: z.string(),
  titleLocale: z.string(),
  at: z.iso.datetime(),
});
export type CareerThen = z.infer<typeof CareerThen>;

/** All of one year, to read and to print. */
export const YearPage = z.object({
  year: SchoolYear,
  grade: GradeLevel,
  /** The grade that the page is kept for. */
  nextGrade: GradeLevel,
  isOver: z.boolean(),
  name: z.string().nullable(),
  goals: z.array(GoalThen),
  results: z.array(ResultThen),
  careers: z.array(CareerThen),
  strengths: z.array(z.object({ side: StrengthSide, text: z.string() })),
  reflections: z.array(ReflectionThen),
});
export type YearPage = z.infer<typeof YearPage>;

export const YearPath = z.object({ year: z.coerce.number().pipe(SchoolYear) });
