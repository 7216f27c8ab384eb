import { all } from '#contracts/generated/messages/all.js';
import type { Messages } from '#contracts/generated/messages/keys.js';

type LtiKey = Extract<keyof Messages, `lti.${string}`>;
type Parameters<K extends LtiKey> = Messages[K] extends undefined ? [] : [Messages[K]];

export type PageLocale = 'en' | 'es';

/** Says a sentence of the catalogue's `lti` part. */
export function say<K extends LtiKey>(
  locale: PageLocale,
  key: K,
  ...parameters: Parameters<K>
): string {
  const table = all[locale].lti as Record<string, (values?: object) => string>;
  return table[key.slice('lti.'.length)]?.(parameters[0]) ?? '';
}

/** The first of the browser's languages that we have; English otherwise. */
export function pageLocale(acceptLanguage: string | undefined): PageLocale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [language = '', quality] = part.trim().split(';q=');
      return { language: language.toLowerCase().split('-')[0], quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality);
  const known = wanted.find(({ language }) => language === 'en' || language === 'es');
  return known?.language === 'es' ? 'es' : 'en';
}
