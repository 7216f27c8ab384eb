/**
 * A day as people write it: "June 1, 2026", "1 de junio de 2026".
 *
 * @param value - a day (`2026-06-01`), which reads the same everywhere, or a moment.
 * @param timeZone - whose day a moment is in.
 */
export function dayWords(locale: string, value: string | Date, timeZone = 'UTC'): string {
  const isDay = typeof value === 'string' && value.length === 10;
  const format = new Intl.DateTimeFormat(`${locale}-US`, {
    ...{ dateStyle: 'long', timeZone: isDay ? 'UTC' : timeZone },
  });
  return format.format(new Date(value));
}
