/** The six interest areas of John Holland, in the order in which codes are written. Plain values. */
export const AREAS = ['r', 'i', 'a', 's', 'e', 'c'] as const;
export type Area = (typeof AREAS)[number];
export type RiasecScores = Record<Area, number>;

/** What an answer can be, from "strongly dislike" to "strongly like". */
export const ANSWER_MIN = 1;
export const ANSWER_MAX = 5;

/** Occupations are rated from 1 to 7 in each area. */
export const CAREER_SCORE_MIN = 1;
export const CAREER_SCORE_MAX = 7;

/** The six work values of O*NET, in the order in which an occupation's values are kept. */
export const WORK_VALUES = [
  'achievement',
  'working-conditions',
  'recognition',
  'relationships',
  'support',
  'independence',
] as const;
export type WorkValue = (typeof WORK_VALUES)[number];
