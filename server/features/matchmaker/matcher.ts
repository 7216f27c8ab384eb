import { ASSESSMENT_KINDS, type AssessmentKind } from '#contracts/assessment-kinds.js';
import type { KindScores, MatchPart, MatchWeights, NotCounted } from '#contracts/matching.js';
import type { RatedCareer } from './career-ratings.js';
import { type CareerColumn, tableOf } from './career-table.js';
import { isShapeless, partsOf } from './kind-scores.js';
import { correlation, LIKENESS_ONE, nearness, shapeOf } from './likeness.js';

/** Changes whenever the same answers could give another list. */
export const ALGORITHM = 'combined-profile-1';

export interface RankedCareer {
  code: string;
  /** −1 to 1, in thousandths; null when there was no shape to compare and nearness ranks instead. */
  fit: number | null;
}

export interface CareerRanking {
  /** No kind that counts has a shape: the list is a guess, and the caller must say so. */
  isFlat: boolean;
  /** Every kind, in the order of `ASSESSMENT_KINDS`, with what it counted. */
  parts: MatchPart[];
  /** The best first. */
  ranked: RankedCareer[];
}

/**
 * Ranks careers by how alike their ratings are to one person's answers, in up to three kinds. README.md
 * beside this file gives the formula and its source.
 *
 * Pure: the same answers, weights and careers give the same list on every machine and in whatever order
 * the careers come. Careers without ratings in any kind that counts are left out.
 */
export function rankCareers(
  scores: readonly KindScores[],
  weights: MatchWeights,
  careers: readonly RatedCareer[],
): CareerRanking {
  const answered = scores.filter(({ kind }) => weights[kind] > 0);
  const shaped = answered.filter((kind) => !isShapeless(kind));
  const counted = shaped.length > 0 ? shaped : answered;
  const isGuess = shaped.length === 0;
  const { codes, column } = tableOf(careers);
  const columns = counted.map((kind) => ({
    weight: weights[kind.kind],
    ...likenesses(kind, column(kind), isGuess),
  }));
  return {
    isFlat: isGuess,
    parts: partsOfList(scores, counted, weights),
    ranked: bestFirst(codes.length, columns).map(({ row, likeness }) => ({
      code: codes[row] ?? '',
      fit: isGuess ? null : Math.round(likeness / (LIKENESS_ONE / 1_000)) / 1_000,
    })),
  };
}

interface Likenesses {
  /** Of each career, in millionths. Where it has no ratings, the mean of the others: no pull either way. */
  each: Int32Array;
  isRated: Uint8Array;
}

function likenesses(
  scores: KindScores,
  { parts, shapes, isRated }: CareerColumn,
  isGuess: boolean,
): Likenesses {
  const width = scores.areas.length;
  const yours = partsOf(scores);
  const shape = shapeOf(yours);
  const each = new Int32Array(isRated.length);
  let sum = 0;
  let count = 0;
  for (let row = 0; row < each.length; row += 1) {
    if (!isRated[row]) continue;
    const start = row * width;
    const likeness = isGuess ? nearness(yours, parts, start) : correlation(shape, shapes, start);
    each[row] = likeness;
    sum += likeness;
    count += 1;
  }
  const mean = count === 0 ? 0 : Math.round(sum / count);
  for (let row = 0; row < each.length; row += 1) if (!isRated[row]) each[row] = mean;
  return { each, isRated };
}

/**
 * Rows that have ratings in any column, by their weighted mean likeness. All of it is sums of whole
 * numbers: exact, so that the order of the columns can't matter; equals stay in the order of the rows.
 */
function bestFirst(
  count: number,
  columns: readonly (Likenesses & { weight: number })[],
): { row: number; likeness: number }[] {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  const keys = new Float64Array(count);
  let used = 0;
  for (let row = 0; row < count; row += 1) {
    if (!columns.some(({ isRated }) => isRated[row])) continue;
    let sum = 0;
    for (const { weight, each } of columns) sum += weight * (each[row] ?? 0);
    // One number that sorts by likeness, then by row.
    keys[used] = (LIKENESS_ONE - Math.round(sum / total)) * count + row;
    used += 1;
  }
  return Array.from(keys.subarray(0, used).sort(), (key) => ({
    row: key % count,
    likeness: LIKENESS_ONE - Math.floor(key / count),
  }));
}

function partsOfList(
  scores: readonly KindScores[],
  counted: readonly KindScores[],
  weights: MatchWeights,
): MatchPart[] {
  const kinds = new Set(counted.map(({ kind }) => kind));
  const answered = new Set(scores.map(({ kind }) => kind));
  const percents = percentsOf(weights, kinds);
  return ASSESSMENT_KINDS.map((kind) => ({
    kind,
    weight: weights[kind],
    percent: percents.get(kind) ?? 0,
    notCounted: kinds.has(kind) ? null : whyNot(kind, answered, weights),
  }));
}

function whyNot(
  kind: AssessmentKind,
  answered: ReadonlySet<AssessmentKind>,
  weights: MatchWeights,
): NotCounted {
  if (!answered.has(kind)) return 'no-answers';
  return weights[kind] === 0 ? 'no-weight' : 'flat';
}

/** Whole percents that make 100: what rounding leaves over goes to the first kind. */
function percentsOf(
  weights: MatchWeights,
  kinds: ReadonlySet<AssessmentKind>,
): Map<AssessmentKind, number> {
  const counted = ASSESSMENT_KINDS.filter((kind) => kinds.has(kind));
  const total = counted.reduce((sum, kind) => sum + weights[kind], 0);
  const percents = new Map(
    counted.map((kind) => [kind, Math.round((100 * weights[kind]) / total)]),
  );
  const [first] = counted;
  const sum = [...percents.values()].reduce((all, percent) => all + percent, 0);
  if (first) percents.set(first, (percents.get(first) ?? 0) + 100 - sum);
  return percents;
}
