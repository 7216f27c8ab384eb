import { all } from '#contracts/generated/messages/all.js';
import type { Messages } from '#contracts/generated/messages/keys.js';

export type MessageKey = keyof Messages;
type Parameters<K extends MessageKey> = Messages[K] extends undefined ? [] : [Messages[K]];

const LOCALES = ['en', 'es'] as const;
type Locale = keyof typeof all;

/** The nearest language we have; English when there is none. */
export function knownLocale(wanted: string | undefined): 'en' | 'es' {
  const language = (wanted ?? '').toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((locale) => locale === language) ?? 'en';
}

/** A sentence of the catalogue on the server's side. */
export function translate<K extends MessageKey>(
  locale: string,
  key: K,
  ...parameters: Parameters<K>
): string {
  const dot = key.indexOf('.');
  const table = all[(locale in all ? locale : knownLocale(locale)) as Locale] as Record<
    string,
    Record<string, (values?: object) => string>
  >;
  const message = table[key.slice(0, dot)]?.[key.slice(dot + 1)];
  if (!message) throw new Error(`No message ${key}.`);
  return message(parameters[0]);
}
