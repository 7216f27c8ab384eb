/**
 * A day as people write it: "June 1, 2026", "1 de junio de 2026".
 *
 * @param value - a day (`2026-06-01`), which reads the same everywhere, or a moment.
 * @param timeZone - of the district, whose day a moment is in; a day needs none.
 */
export function dayWords(locale: string, value: string | Date, timeZone?: string): string {
  const isDay = typeof value === 'string' && value.length === 10;
  if (!isDay && timeZone === undefined) throw new TypeError('A moment is a day in some zone only.');
  const format = new Intl.DateTimeFormat(`${locale}-US`, {
    ...{ dateStyle: 'long', timeZone: isDay ? 'UTC' : timeZone },
  });
  return format.format(new Date(value));
}
