import { z } from 'zod';
import { AreaCode, CareerBrief } from './careers.js';
import { MatchKindCode, MatchWeights } from './matching.js';

const Count = z.int().min(0);

/** Careers of a group among all that are ranked, and how many places in all lists they take. */
export const GroupCount = z.object({ id: z.string(), careers: Count, places: Count });
export type GroupCount = z.infer<typeof GroupCount>;

/** A career that is in no list. */
export const UnreachedCareer = z.object({
  code: z.string(),
  /** The best place it has for anybody, from 1. */
  best: z.int().positive(),
  /** Its place for somebody who answers just as it is rated. */
  own: z.int().positive(),
});

/** What one way of combining questions does with all made-up people. */
export const FairnessRun = z.object({
  /** Kinds of questions that have answers. */
  kinds: z.array(MatchKindCode),
  people: Count,
  /** By the preparation that the work usually needs: the Job Zones of O*NET, 1–5. */
  zones: z.array(GroupCount),
  /** By main career cluster. */
  clusters: z.array(GroupCount),
  /** By the interest area that is strongest in the career. */
  areas: z.array(GroupCount),
  /** The people by their own strongest area: what the lists of those hold. */
  byStrongest: z.array(
    z.object({
      area: AreaCode,
      /** Places by Job Zone, in the order of `zones`. */
      zones: z.array(Count),
      /** Places of careers whose strongest area is the same. */
      sameArea: Count,
    }),
  ),
  unreached: z.array(UnreachedCareer),
});
export type FairnessRun = z.infer<typeof FairnessRun>;

/** What the matcher tends to do, as computed once for a version of it and stored. */
export const FairnessTable = z.object({
  algorithm: z.string(),
  /** When it was computed. */
  computedOn: z.iso.date(),
  weights: MatchWeights,
  /** Careers that are ranked. */
  careers: Count,
  /** How many of the first of each list are counted. */
  first: z.int().positive(),
  /** Made-up people for each strongest interest area. */
  perArea: z.int().positive(),
  runs: z.array(FairnessRun),
});
export type FairnessTable = z.infer<typeof FairnessTable>;

/** The same for reading: careers with their titles. */
export const MatchFairness = FairnessTable.extend({
  /** False: made by an earlier version of the matcher than the one in use. */
  isCurrent: z.boolean(),
  runs: z.array(
    FairnessRun.extend({
      unreached: z.array(
        UnreachedCareer.omit({ code: true }).extend({
          career: CareerBrief,
          zone: z.int().nullable(),
        }),
      ),
    }),
  ),
});
export type MatchFairness = z.infer<typeof MatchFairness>;
