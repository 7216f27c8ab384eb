import { z } from 'zod';
import { CareerBrief } from './careers.js';
import { ASSESSMENT_KINDS } from './assessment-kinds.js';
import { MATCH_WHY_MAX } from './limits.js';
import { WEIGHT_MAX, WEIGHT_MIN } from './match-weights.js';

export const MatchKindCode = z.enum(ASSESSMENT_KINDS);
export type MatchKindCode = z.infer<typeof MatchKindCode>;

/** Something a person and a career are both scored in: an interest area, a skill, a work value. */
export const MatchPair = z.object({
  kind: MatchKindCode,
  /** Within its kind: `s`, `mathematics`, `independence`. */
  id: z.string(),
  /** In percent of the scale, 0–100. */
  yours: z.int().min(0).max(100),
  career: z.int().min(0).max(100),
});
export type MatchPair = z.infer<typeof MatchPair>;

export const MatchReasons = z.object({
  /** Up to three that both have much of, the weightiest first. May be empty. */
  shared: z.array(MatchPair),
  mayNotFit: MatchPair.extend({
    /** Whether the career has more of it than the person, or less. */
    direction: z.enum(['more', 'less']),
  }).nullable(),
});
export type MatchReasons = z.infer<typeof MatchReasons>;

const Weight = z.int().min(WEIGHT_MIN).max(WEIGHT_MAX);
export const MatchWeights = z.strictObject({ interests: Weight, skills: Weight, values: Weight });
export type MatchWeights = z.infer<typeof MatchWeights>;

/** Why a kind counts nothing: never answered, no area stands out, or its weight is 0. */
export const NotCounted = z.enum(['no-answers', 'flat', 'no-weight']);
export type NotCounted = z.infer<typeof NotCounted>;

/** How a list came about, one line a kind. */
export const MatchPart = z.object({
  kind: MatchKindCode,
  weight: Weight,
  /** What it counts, in percent; the shares of a list make 100. */
  percent: z.int().min(0).max(100),
  notCounted: NotCounted.nullable(),
});
export type MatchPart = z.infer<typeof MatchPart>;

const AreaName = z.string().min(1).max(60);

/** How one person came out in one kind of questions. */
export const KindScores = z.strictObject({
  kind: MatchKindCode,
  /** The least and the most that one area can reach. */
  minimum: z.int().min(0).max(1_000),
  maximum: z.int().min(1).max(1_000),
  areas: z
    .array(
      z.strictObject({
        id: AreaName,
        /** What occupations are rated in that belongs to it: itself, or several skills. */
        measures: z.array(AreaName).min(1).max(50),
        score: z.int().min(0).max(1_000),
      }),
    )
    .min(2)
    .max(50),
});
export type KindScores = z.infer<typeof KindScores>;

/** What a result's list rests on besides its own answers; kept with the result. */
export const MatchMix = z.strictObject({
  weights: MatchWeights,
  /** Of the other kinds, as they were when the list was made. */
  otherScores: z.array(KindScores).max(ASSESSMENT_KINDS.length - 1),
});
export type MatchMix = z.infer<typeof MatchMix>;

/** `hidden`: out of the lists. `disagrees`: it does not fit me; it goes to the end of the lists. */
export const MatchMark = z.strictObject({
  mark: z.enum(['hidden', 'disagrees']),
  why: z.string().trim().max(MATCH_WHY_MAX).default(''),
});
export type MatchMark = z.infer<typeof MatchMark>;

export const MarkedCareer = z.object({
  ...MatchMark.shape,
  career: CareerBrief,
  at: z.iso.datetime(),
});
export type MarkedCareer = z.infer<typeof MarkedCareer>;

export const MarkedCareerList = z.object({ items: z.array(MarkedCareer) });
export type MarkedCareerList = z.infer<typeof MarkedCareerList>;

export const Unmarked = z.object({ code: z.string() });

/** Careers most like another, the most alike first. */
export const AlikeCareers = z.object({ items: z.array(CareerBrief) });
export type AlikeCareers = z.infer<typeof AlikeCareers>;
