import type { Opinion } from '#contracts/opinions.js';

/** The columns in which every table of opinions holds them, in the order of `opinionValues`. */
export const OPINION_COLUMNS =
  'rating, thought, still_interested, pros, cons, confidence, reasons' as const;

/** The same for a select. */
export const OPINION_FIELDS =
  'rating, thought, still_interested as "stillInterested", pros, cons, confidence, reasons' as const;

export function opinionValues(opinion: Opinion): unknown[] {
  const { rating, thought, stillInterested, pros, cons, confidence, reasons } = opinion;
  return [rating, thought, stillInterested, pros, cons, confidence, reasons];
}

/** As a row: for steps that write down what they change. */
export function opinionRow(opinion: Opinion): Record<string, unknown> {
  const { stillInterested, rating, thought, pros, cons, confidence, reasons } = opinion;
  return { still_interested: stillInterested, rating, thought, pros, cons, confidence, reasons };
}
