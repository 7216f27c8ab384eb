import { z } from 'zod';
import { CareerBrief } from './careers.js';
import { MatchKindCode, MatchPart } from './matching.js';
import { ProfilerForm, ProfileShape } from './profiler.js';

/** A kept result and the school year, by the calendar year in which it began, that it was made in. */
export const DatedResult = z.object({
  id: z.uuid(),
  name: z.string(),
  finishedAt: z.iso.datetime(),
  schoolYear: z.int(),
  /** The student's grade in that year; null where nothing says it. */
  grade: z.int().nullable(),
});
export type DatedResult = z.infer<typeof DatedResult>;

/** Results that can be laid side by side, the newest first. */
export const DatedResultList = z.object({ items: z.array(DatedResult) });
export type DatedResultList = z.infer<typeof DatedResultList>;

export const ComparedPath = z.object({ id: z.uuid(), otherId: z.uuid() });

/** One of two results, with all that its list of careers rests on. */
export const ComparedResult = DatedResult.extend({
  form: ProfilerForm,
  shape: ProfileShape,
  algorithm: z.string(),
  instrument: z.string(),
  instrumentVersion: z.string(),
  parts: z.array(MatchPart),
});
export type ComparedResult = z.infer<typeof ComparedResult>;

const Percent = z.int().min(0).max(100);

/** Answers of one kind, area by area, in percent of the scale; null where there were none. */
export const KindChange = z.object({
  kind: MatchKindCode,
  areas: z.array(
    z.object({ id: z.string(), earlier: Percent.nullable(), later: Percent.nullable() }),
  ),
});
export type KindChange = z.infer<typeof KindChange>;

/** Where a career stands in both lists, from 1; null where it is not on one at all. */
export const CareerMove = z.object({
  career: CareerBrief,
  earlier: z.int().positive().nullable(),
  later: z.int().positive().nullable(),
});
export type CareerMove = z.infer<typeof CareerMove>;

export const ResultComparison = z.object({
  earlier: ComparedResult,
  later: ComparedResult,
  /** Kinds that at least one of the two has answers in. */
  kinds: z.array(KindChange),
  careers: z.object({
    /** How many of the first of each list are compared. */
    first: z.int(),
    /** Among the first of both. In the order of the later list, like `entered`. */
    stayed: z.array(CareerMove),
    entered: z.array(CareerMove),
    /** In the order of the earlier list. */
    left: z.array(CareerMove),
    /** Careers the student hid, which are in none of these. */
    hidden: z.int(),
  }),
});
export type ResultComparison = z.infer<typeof ResultComparison>;
