import type { Opinion } from '#contracts/opinions.js';
import { t } from '../i18n/i18n.js';

/** The stars of a saved career, and what they make together, in words. Needs the `saved` messages. */
export function savedWords(saved: Opinion): string[] {
  const { rating, confidence, stillInterested } = saved;
  return [
    rating === null ? t('saved.no-liking') : t('saved.liking', { stars: rating }),
    confidence === null ? t('saved.no-confidence') : t('saved.confidence', { stars: confidence }),
    rating === null || confidence === null
      ? ''
      : t('saved.both', { rating, confidence, both: rating * confidence }),
    stillInterested ? '' : t('saved.aside'),
  ].filter(Boolean);
}
