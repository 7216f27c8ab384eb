import type { CountRange } from './count-range.js';

/** No figure under this many students, nor one from which such a figure follows. */
export const SMALL = 10;

/**
 * How many of some students have something, as it may be told: exact only where both who has it and who
 * lacks it are enough to be a figure.
 */
export function toldCount(count: number, of: number): CountRange {
  if (of < 2 * SMALL) return { low: 0, high: of };
  if (count < SMALL) return { low: 0, high: SMALL - 1 };
  return of - count < SMALL ? { low: of - SMALL + 1, high: of } : { low: count, high: count };
}

/** Whether a range says no more than that it is of these students. */
export const tellsNothing = ({ low, high }: CountRange, of: number): boolean =>
  low === 0 && high === of;
