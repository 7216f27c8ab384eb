import type { PayRange } from '#contracts/careers.js';

export const COSTS = ['home', 'food', 'way', 'phone', 'care', 'fun', 'save'] as const;
export type Cost = (typeof COSTS)[number];

export const COST_MAX = 50_000;
export const SHARE_MAX = 60;

/** An assumption to begin with, said as one; the student changes it. */
export const FIRST_SHARE = '20';

/** As it stands in the fields. */
export interface Budget {
  costs: Partial<Record<Cost, string>>;
  /** Percent of pay that goes to taxes. */
  share: string;
}

/** A number from 0 to `most`; null for anything else, also for an empty field. */
export function amountOf(text: string, most: number): number | null {
  const trimmed = text.trim();
  const value = Number(trimmed);
  return trimmed !== '' && Number.isFinite(value) && value >= 0 && value <= most ? value : null;
}

export interface Sum {
  /** Dollars a month, after taxes. */
  month: number;
  /** Dollars a year, after taxes. */
  spent: number;
  /** What is left of each 100 dollars. */
  left: number;
  /** Dollars of pay a year, before taxes, to the dollar above. */
  year: number;
}

/** Null while no cost above nothing, or a field that is no number, stands there. */
export function sumOf({ costs, share }: Budget): Sum | null {
  const texts = COSTS.map((cost) => costs[cost] ?? '').filter((text) => text.trim() !== '');
  const amounts = texts.map((text) => amountOf(text, COST_MAX));
  const percent = amountOf(share, SHARE_MAX);
  if (percent === null || amounts.includes(null)) return null;
  const month = amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  if (month === 0) return null;
  const left = 100 - percent;
  return { month, spent: month * 12, left, year: Math.ceil((month * 12 * 100) / left) };
}

/** How many of the people in a job earn at least so much. */
export type Verdict = 'most' | 'half' | 'some' | 'few' | 'below';

/** From the pay of the lowest tenth, the middle and the highest tenth; null without a middle. */
export function verdictOn({ p10, p50, p90 }: PayRange, year: number): Verdict | null {
  if (p50 === null) return null;
  if (p10 !== null && year <= p10) return 'most';
  if (year <= p50) return 'half';
  if (p90 === null) return 'below';
  return year <= p90 ? 'some' : 'few';
}
