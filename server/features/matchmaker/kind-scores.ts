import type { AssessmentKind } from '#contracts/assessment-kinds.js';
import type { KindScores } from '#contracts/matching.js';
import { AREAS, WORK_VALUES } from '#contracts/riasec.js';

/** Sums of answers, and the least and the most that one can be. */
export interface ScoredRange {
  scores: readonly number[];
  minimum: number;
  maximum: number;
}

/** Fewer points than this between strongest and weakest area (of 0–1) show no clear shape. */
const FLAT_BELOW = 0.1;

/** Whether no area stands out from the others: there is no shape to compare. */
export function isFlat({ scores, minimum, maximum }: ScoredRange): boolean {
  return (Math.max(...scores) - Math.min(...scores)) / (maximum - minimum) < FLAT_BELOW;
}

/** Whether answers of one kind show no clear shape. */
export function isShapeless({ areas, ...range }: KindScores): boolean {
  return isFlat({ ...range, scores: areas.map(({ score }) => score) });
}

/** The scores in their order, each as a part of the scale, 0–1. */
export function partsOf({ areas, minimum, maximum }: KindScores): number[] {
  return areas.map(({ score }) => (score - minimum) / (maximum - minimum));
}

/** @param scores - sums of answers in the order r i a s e c. */
export function interestScores(scores: ScoredRange): KindScores {
  return plainScores('interests', AREAS, scores);
}

/** @param scores - sums of answers in the order of `WORK_VALUES`. */
export function valueScores(scores: ScoredRange): KindScores {
  return plainScores('values', WORK_VALUES, scores);
}

/** Scores in areas that are what occupations are rated in themselves. */
function plainScores(
  kind: AssessmentKind,
  ids: readonly string[],
  { scores, minimum, maximum }: ScoredRange,
): KindScores {
  const areas = ids.map((id, index) => ({ id, measures: [id], score: scores[index] ?? minimum }));
  return { kind, minimum, maximum, areas };
}
