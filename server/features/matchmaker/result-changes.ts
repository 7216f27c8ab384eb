import { ASSESSMENT_KINDS } from '#contracts/assessment-kinds.js';
import type { KindScores } from '#contracts/matching.js';
import type { KindChange } from '#contracts/result-comparison.js';
import { partsOf } from './kind-scores.js';

/** How many of the first careers of each list are compared. */
export const FIRST_COMPARED = 20;

export interface Place {
  code: string;
  /** From 1; null where the career is not on that list. */
  earlier: number | null;
  later: number | null;
}

export interface ListChanges {
  stayed: Place[];
  entered: Place[];
  left: Place[];
}

/**
 * What changed between two ranked lists: which careers stayed among the first, came in and left. Places
 * are those of the whole lists, so that "was 21st" can be told from "was 600th".
 *
 * @param skipped - careers that are in no part of the answer.
 */
export function listChanges(
  earlier: readonly string[],
  later: readonly string[],
  skipped: ReadonlySet<string>,
): ListChanges {
  const then = placesOf(earlier);
  const now = placesOf(later);
  const place = (code: string): Place => ({
    ...{ code, earlier: then.get(code) ?? null, later: now.get(code) ?? null },
  });
  const firstOf = (codes: readonly string[]) =>
    codes
      .slice(0, FIRST_COMPARED)
      .filter((code) => !skipped.has(code))
      .map(place);
  const isFirst = (rank: number | null) => rank !== null && rank <= FIRST_COMPARED;
  const firstNow = firstOf(later);
  return {
    stayed: firstNow.filter((one) => isFirst(one.earlier)),
    entered: firstNow.filter((one) => !isFirst(one.earlier)),
    left: firstOf(earlier).filter((one) => !isFirst(one.later)),
  };
}

const placesOf = (codes: readonly string[]) =>
  new Map(codes.map((code, index) => [code, index + 1]));

/** Area by area, kinds without any answers left out; in the order of the later answers. */
export function kindChanges(
  earlier: readonly KindScores[],
  later: readonly KindScores[],
): KindChange[] {
  return ASSESSMENT_KINDS.flatMap((kind) => {
    const then = percentsOf(earlier.find((one) => one.kind === kind));
    const now = percentsOf(later.find((one) => one.kind === kind));
    const ids = [...new Set([...now.keys(), ...then.keys()])];
    if (ids.length === 0) return [];
    const areas = ids.map((id) => ({
      ...{ id, earlier: then.get(id) ?? null, later: now.get(id) ?? null },
    }));
    return [{ kind, areas }];
  });
}

function percentsOf(scores: KindScores | undefined): Map<string, number> {
  if (!scores) return new Map();
  const parts = partsOf(scores);
  return new Map(scores.areas.map(({ id }, index) => [id, Math.round(100 * (parts[index] ?? 0))]));
}
