/** A day as people write it: "June 1, 2026", "1 de junio de 2026". @param moment - ISO 8601, a day or longer. */
export function dayWords(language: string, moment: string): string {
  const format = new Intl.DateTimeFormat(`${language}-US`, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${moment.slice(0, 10)}T00:00:00Z`));
}
