import type { CountRange } from '#contracts/count-range.js';
import { SMALL } from '#contracts/small-figures.js';
import { bits } from './wants.js';

/** One thing to be wanted, as counted among some students. */
export interface Counted {
  code: string;
  /** A bit for each career that one wants it by; null for what is not wanted by careers. */
  careers: bigint | null;
  /** How many want it. */
  all: number;
  /** How many of those show it to the reader, who then knows them by name. */
  told: number;
}

/**
 * What may be said of each, so that nothing under ten follows from it, for who reads the figures alone and
 * for who also knows each student who shows theirs.
 *
 * - Exact where ten or more want it, ten or more don't, and ten or more want it without showing it.
 * - Who wants a cluster by one of five careers wants a skill that all five need as well, so figures that
 *   contain each other are subtracted: the smaller one is kept back where less than ten would be left.
 * - Larger figures are settled before those they contain, so that one that is kept back never lies between
 *   two that leave it no choice.
 *
 * @param counted - none of which is made up of others: by two of three such figures the third is known.
 */
export function safeFigures(
  students: number,
  counted: readonly Counted[],
): Map<string, CountRange> {
  const shown: Counted[] = [];
  const figures = new Map<string, CountRange>();
  const sizes = new Map(counted.map((one) => [one.code, bits(one.careers ?? 0n)]));
  const sizeOf = ({ code }: Counted) => sizes.get(code) ?? 0;
  for (const one of counted.toSorted((a, b) => sizeOf(b) - sizeOf(a))) {
    const isExact =
      one.all >= SMALL &&
      students - one.all >= SMALL &&
      one.all - one.told >= SMALL &&
      leavesEnough(one, shown);
    if (isExact) shown.push(one);
    figures.set(one.code, isExact ? { low: one.all, high: one.all } : atLeast(students, one));
  }
  return figures;
}

/** Nearly all; or that the reader sees ten or more name by name; else nothing, and so for few students. */
function atLeast(students: number, { all, told }: Counted): CountRange {
  if (students < 2 * SMALL) return { low: 0, high: students };
  const isNearlyAll = students - all < SMALL;
  const seen = told >= SMALL ? SMALL : 0;
  return { low: isNearlyAll ? students - SMALL + 1 : seen, high: students };
}

function leavesEnough(one: Counted, shown: readonly Counted[]): boolean {
  return shown.every(
    (larger) => !contains(larger, one) || larger.careers === one.careers || apart(larger, one),
  );
}

/** Whether ten or more are left, in all and of those who don't show it. */
const apart = (one: Counted, other: Counted) =>
  one.all - other.all >= SMALL && one.all - one.told - (other.all - other.told) >= SMALL;

const contains = ({ careers: outer }: Counted, { careers: inner }: Counted) =>
  outer !== null && inner !== null && (outer & inner) === inner;
