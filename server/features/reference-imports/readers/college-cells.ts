import type { Row } from '../reading/row.js';

export const UNITID = /^\d{6}$/;

/** Not published, in the words of both publishers: IPEDS has codes below zero, the Scorecard has words. */
const NONE = new Set(['', '.', '-1', '-2', '-3', 'NULL', 'NA', 'PS', 'PrivacySuppressed']);

export const isPublished = (text: string): boolean => !NONE.has(text);

/**
 * A number within bounds, null where none is published. What is neither is noted.
 *
 * @param digits - how many are kept behind the point.
 */
export function published(
  row: Row,
  column: string,
  [least, most]: readonly [number, number],
  digits = 0,
): number | null {
  const text = row.text(column);
  if (!isPublished(text)) return null;
  const number = Number(text);
  if (!Number.isFinite(number)) row.note(column, 'not-a-number');
  else if (number < least || number > most) row.note(column, 'out-of-range');
  else return Number(number.toFixed(digits));
  return null;
}

/** The first of the columns that has a number. */
export function firstPublished(
  row: Row,
  columns: readonly string[],
  bounds: readonly [number, number],
  digits = 0,
): number | null {
  for (const column of columns) {
    const number = published(row, column, bounds, digits);
    if (number !== null) return number;
  }
  return null;
}

/** One of the ids a code stands for; null where none is published. */
export function coded<T>(row: Row, column: string, ids: Readonly<Record<string, T>>): T | null {
  const text = row.text(column);
  if (!isPublished(text)) return null;
  const id = ids[text];
  if (id === undefined) row.note(column, 'not-a-code');
  return id ?? null;
}

/** Without what is null, and without lists that hold nothing else. */
export function known(facts: Record<string, unknown>): object {
  return Object.fromEntries(
    Object.entries(facts).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        !(Array.isArray(value) && value.every((each) => each === null)),
    ),
  );
}

/** A survey of the school year that begins in `year`: `2024–25`. */
export const schoolYear = (year: number): string =>
  `${year}–${String((year + 1) % 100).padStart(2, '0')}`;
