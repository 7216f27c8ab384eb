import type { AssessmentKind } from './assessment-kinds.js';

/** How much a kind counts, from not at all to as much as can be. Shares of the sum, not percent. */
export const WEIGHT_MIN = 0;
export const WEIGHT_MAX = 10;

/**
 * Interests count most: of the three kinds they lead to related careers best (`npm run bench:match`).
 */
export const DEFAULT_WEIGHTS: Readonly<Record<AssessmentKind, number>> = {
  interests: 6,
  skills: 2,
  values: 2,
};
