import { dayIn, momentIn } from '#contracts/days.js';
import { intlLocale } from './i18n.js';

const DATE_STYLES = {
  /** 3 March 2027, in the reader's order. */
  long: { year: 'numeric', month: 'long', day: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  medium: { year: 'numeric', month: 'short', day: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof DATE_STYLES;

const formatters = new Map<string, unknown>();

/** Undefined before a visit: then the reader's own. */
let districtZone: string | undefined;

/** Making an Intl formatter is slow and a page needs the same few again and again. */
function cached<T>(kind: string, options: object, make: () => T): T {
  const key = `${intlLocale()} ${kind} ${JSON.stringify(options)}`;
  const known = formatters.get(key) as T | undefined;
  if (known) return known;
  const made = make();
  formatters.set(key, made);
  return made;
}

/**
 * A day (`2027-03-01`) or a moment (`2027-03-01T08:00:00Z`) in the reader's language.
 *
 * A day has no time zone: it reads the same everywhere. A moment is on the day that it is in the district.
 */
export function formatDate(value: string, style: DateStyle = 'medium'): string {
  const isDay = value.length === 10;
  const timeZone = isDay ? 'UTC' : districtZone;
  return dateTime({ ...DATE_STYLES[style], ...(timeZone && { timeZone }) }).format(new Date(value));
}

/** The hour and minute of a moment, e.g. 10:42. */
export function formatTime(value: string | Date): string {
  const timeZone = districtZone;
  return dateTime({ hour: 'numeric', minute: '2-digit', ...(timeZone && { timeZone }) }).format(
    new Date(value),
  );
}

/** A time that is kept as minutes after midnight where the school is: the same for every reader. */
export function formatMinute(minute: number): string {
  const options = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const;
  return dateTime(options).format(new Date(minute * 60_000));
}

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return cached('number', options, () => new Intl.NumberFormat(intlLocale(), options)).format(
    value,
  );
}

/** US dollars without cents: the pay in our data is in dollars everywhere. */
export function formatMoney(value: number, options: Intl.NumberFormatOptions = {}): string {
  return formatNumber(value, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 0,
    ...options,
  });
}

export function formatPercent(share: number): string {
  return formatNumber(share, { style: 'percent', maximumFractionDigits: 0 });
}

/** "a, b and c"; as a disjunction "a, b or c". */
export function formatList(
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return cached('list', { type }, () => new Intl.ListFormat(intlLocale(), { type })).format(items);
}

/** Whose days count from here on: those of the district whose page this is, where this browser knows them. */
export function useTimeZone(timeZone: string | undefined): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    districtZone = timeZone;
  } catch {
    districtZone = undefined;
  }
}

/** Today as a day, by the district's clock, since the server counts by it; before a visit, the reader's. */
export const today = (now = new Date()): string => dayIn(zoneOfDays(), now);

/**
 * The moment of a day's minute by the same clock, as the server takes it: the first or the last minute of a
 * day that somebody chose is the district's, wherever their computer is.
 */
export const momentOf = (day: string, minute = 0): string =>
  momentIn(zoneOfDays(), day, minute).toISOString();

const zoneOfDays = () => districtZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;

function dateTime(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached('date', options, () => new Intl.DateTimeFormat(intlLocale(), options));
}
