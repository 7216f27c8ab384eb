import { intlLocale } from './i18n.js';

const DATE_STYLES = {
  /** 3 March 2027, in the reader's order. */
  long: { year: 'numeric', month: 'long', day: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  medium: { year: 'numeric', month: 'short', day: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof DATE_STYLES;

const formatters = new Map<string, unknown>();

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
 * A day has no time zone: it reads the same everywhere.
 */
export function formatDate(value: string, style: DateStyle = 'medium'): string {
  const isDay = value.length === 10;
  const options = { ...DATE_STYLES[style], ...(isDay && { timeZone: 'UTC' }) };
  return dateTime(options).format(new Date(value));
}

/** The hour and minute of a moment, e.g. 10:42. */
export function formatTime(value: string | Date): string {
  return dateTime({ hour: 'numeric', minute: '2-digit' }).format(new Date(value));
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

/** Today as a day, where the reader is. */
export function today(now = new Date()): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${String(now.getFullYear())}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function dateTime(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached('date', options, () => new Intl.DateTimeFormat(intlLocale(), options));
}
