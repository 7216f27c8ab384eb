import type { KindScores, MatchPair, MatchPart, MatchReasons } from '#contracts/matching.js';
import { type RatedCareer, ratingsOf } from './career-ratings.js';
import { partsOf } from './kind-scores.js';

/** Parts of the scale: from here on the work really asks for an area; below, it hardly does. */
const STRONG_RATING = 0.5;
const WEAK_RATING = 1 / 3;
const SHARED_MAX = 3;

interface Candidate {
  pair: MatchPair;
  yours: number;
  career: number;
  /** The person's own middle of that kind: more than this is liked more than other things. */
  middle: number;
  /** What the kind counts in the list, 0–1. */
  share: number;
}

/**
 * Why a career may fit: up to three areas strong on both sides, over all kinds that count; and the one
 * that may not — an area the work asks for and the person is below their own middle in (`more`), or else
 * one they are above it in and the work has little of (`less`).
 */
export function reasonsFor(
  scores: readonly KindScores[],
  parts: readonly MatchPart[],
  career: RatedCareer,
): MatchReasons {
  const shares = new Map(parts.map(({ kind, percent }) => [kind, percent / 100]));
  const candidates = scores.flatMap((kind) => {
    const share = shares.get(kind.kind) ?? 0;
    return share > 0 ? candidatesOf(kind, share, career) : [];
  });
  const shared = candidates
    .filter(({ yours, career: theirs, middle }) => theirs >= STRONG_RATING && yours >= middle)
    .sort((left, right) => product(right) - product(left))
    .slice(0, SHARED_MAX);
  return { shared: shared.map(({ pair }) => pair), mayNotFit: mayNotFit(candidates) };
}

function mayNotFit(candidates: readonly Candidate[]): MatchReasons['mayNotFit'] {
  const [more] = candidates
    .filter(({ yours, career, middle }) => career >= STRONG_RATING && yours < middle)
    .sort((left, right) => gap(right) - gap(left));
  if (more) return { ...more.pair, direction: 'more' };
  // Of skills only the most important are known: what is not among them may still be needed.
  const [less] = candidates
    .filter(
      ({ pair, yours, career, middle }) =>
        pair.kind !== 'skills' && career < WEAK_RATING && yours > middle,
    )
    .sort((left, right) => gap(right) - gap(left));
  return less ? { ...less.pair, direction: 'less' } : null;
}

/** Of an area with several skills, one that the work asks for is enough to name it. */
const strongest = (parts: number[]) => Math.max(...parts);
const product = ({ share, yours, career }: Candidate) => rounded(share * yours * career);
const gap = ({ share, yours, career }: Candidate) => rounded(share * Math.abs(yours - career));
const rounded = (value: number) => Math.round(value * 1e6);

function candidatesOf(kind: KindScores, share: number, career: RatedCareer): Candidate[] {
  const ratings = ratingsOf(career, kind.kind, kind.areas, strongest);
  if (!ratings) return [];
  const yours = partsOf(kind);
  const middle = yours.reduce((sum, part) => sum + part, 0) / yours.length;
  return kind.areas.map(({ id }, index) => {
    const mine = yours[index] ?? 0;
    const theirs = ratings[index] ?? 0;
    const percent = (part: number) => Math.round(100 * part);
    return {
      pair: { kind: kind.kind, id, yours: percent(mine), career: percent(theirs) },
      ...{ yours: mine, career: theirs, middle, share },
    };
  });
}
