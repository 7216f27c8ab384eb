import { knownLocale, type MessageKey, translate } from '../../../messages.js';

/** Names of components as a list, in a letter's language: “Résumé, Work, and Interest questions”. */
export const listOfComponents = (codes: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    codes.map((code) =>
      (translate as (language: string, key: string) => string)(locale, `requirements.c-${code}`),
    ),
  );

/** @param day - `YYYY-MM-DD` */
export const dayInWords = (day: string, locale: string): string =>
  new Intl.DateTimeFormat(`${knownLocale(locale)}-US`, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(day));

export const LANGUAGE_NAMES = {
  en: 'reports.language-en',
  es: 'reports.language-es',
} as const satisfies Record<string, MessageKey>;
