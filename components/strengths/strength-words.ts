import type { Strength, StrengthSource } from '#contracts/strengths.js';
import { type PlainKey, t } from '../i18n/i18n.js';

export const SOURCES: Readonly<Record<StrengthSource, PlainKey>> = {
  me: 'strengths.source-me',
  teacher: 'strengths.source-teacher',
  result: 'strengths.source-result',
  'class work': 'strengths.source-class',
};

/** Where it comes from, with the example there is. */
export function sourceWords({ source, sourceNote }: Strength): string {
  return sourceNote ? `${t(SOURCES[source])}: ${sourceNote}` : t(SOURCES[source]);
}

/** Whose idea a suggestion is. */
export function suggesterWords({ by }: Strength): string {
  return by ? t('strengths.suggested-by', { name: by }) : t('strengths.suggested-by-staff');
}
