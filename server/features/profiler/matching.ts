import { type Area, AREAS, CAREER_SCORE_MAX, CAREER_SCORE_MIN } from '#contracts/riasec.js';

/** Changes whenever the same answers could give another list. */
export const ALGORITHM = 'riasec-correlation-1';

/** Fewer points than this between strongest and weakest area (of 0–1) show no clear shape. */
const FLAT_BELOW = 0.1;

export interface RatedOccupation {
  code: string;
  /** 1–7, in the order r i a s e c. */
  interests: number[];
}

export interface Match {
  code: string;
  /** Correlation −1 to 1; null when the profile is flat and distance ranks instead. */
  fit: number | null;
}

export interface ScoreRange {
  minimum: number;
  maximum: number;
}

/** One area, as the person scored (`yours`) and as the occupation is rated (`career`, 1–7). */
export interface AreaPair {
  area: Area;
  yours: number;
  career: number;
}

export interface Reasons {
  shared: AreaPair[];
  mayNotFit: (AreaPair & { direction: 'more' | 'less' }) | null;
}

/**
 * Ranks occupations by how alike their interest profile is to the student's.
 *
 * The formula is Pearson's correlation of the six area totals with the occupation's six ratings:
 * r = Σ(x−x̄)(y−ȳ) / √(Σ(x−x̄)²·Σ(y−ȳ)²). It compares shapes, so that somebody who likes everything a
 * little is matched as well as somebody who likes few things much. Correlating profiles is the method
 * that the technical reports on the O*NET® Interest Profiler describe for linking results to
 * occupations. Equal fits are ordered by code: same answers, same list.
 *
 * A flat profile has no shape to compare; it is ranked by distance, and the caller must say so.
 *
 * @param scores - sums of answers in the order r i a s e c.
 * @param range - the least and the most one area can reach.
 */
export function rankOccupations(
  scores: number[],
  range: ScoreRange,
  occupations: readonly RatedOccupation[],
): { isFlat: boolean; matches: Match[] } {
  const isFlat = isFlatProfile(scores, range);
  const careerSpan = CAREER_SCORE_MAX - CAREER_SCORE_MIN;
  const onCareerScale = scores.map(
    (score) =>
      CAREER_SCORE_MIN + (careerSpan * (score - range.minimum)) / (range.maximum - range.minimum),
  );
  const ranked = occupations.map(({ code, interests }) => ({
    code,
    order: isFlat ? -distance(onCareerScale, interests) : correlation(scores, interests),
  }));
  ranked.sort((left, right) => right.order - left.order || (left.code < right.code ? -1 : 1));
  return {
    isFlat,
    matches: ranked.map(({ code, order }) => ({
      code,
      fit: isFlat ? null : Math.round(order * 1_000) / 1_000,
    })),
  };
}

/** Whether no area stands out from the others. */
export function isFlatProfile(scores: number[], { minimum, maximum }: ScoreRange): boolean {
  return (Math.max(...scores) - Math.min(...scores)) / (maximum - minimum) < FLAT_BELOW;
}

function correlation(left: number[], right: number[]): number {
  const meanLeft = mean(left);
  const meanRight = mean(right);
  let both = 0;
  let squaresLeft = 0;
  let squaresRight = 0;
  left.forEach((value, index) => {
    const x = value - meanLeft;
    const y = (right[index] ?? 0) - meanRight;
    both += x * y;
    squaresLeft += x * x;
    squaresRight += y * y;
  });
  const size = Math.sqrt(squaresLeft * squaresRight);
  return size === 0 ? 0 : both / size;
}

function distance(left: number[], right: number[]): number {
  return Math.sqrt(left.reduce((sum, value, index) => sum + (value - (right[index] ?? 0)) ** 2, 0));
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** On the scale of 1–7: from here on the work really asks for an area; below, it hardly does. */
const STRONG_RATING = 4;
const WEAK_RATING = 3;

/**
 * Why a career may fit: up to three areas strong on both sides, and the one that may not — an area
 * the work asks for and the person likes less than others (`more`), or else one they like and the
 * work has little of (`less`).
 */
export function reasonsFor(scores: number[], interests: number[]): Reasons {
  const average = mean(scores);
  const pairs = AREAS.map((area, index) => ({
    area,
    yours: scores[index] ?? 0,
    career: interests[index] ?? 0,
  }));
  const shared = pairs
    .filter(({ yours, career }) => career >= STRONG_RATING && yours >= average)
    .sort((left, right) => right.career * right.yours - left.career * left.yours)
    .slice(0, 3);
  const [more] = pairs
    .filter(({ yours, career }) => career >= STRONG_RATING && yours < average)
    .sort((left, right) => left.yours - right.yours || right.career - left.career);
  if (more) return { shared, mayNotFit: { ...more, direction: 'more' } };
  const [less] = pairs
    .filter(({ yours, career }) => career < WEAK_RATING && yours > average)
    .sort((left, right) => right.yours - left.yours || left.career - right.career);
  return { shared, mayNotFit: less ? { ...less, direction: 'less' } : null };
}
