import type { StudentWork } from '#contracts/assignments.js';
import type { CompletionResult, CompletionsUndone, Responses } from '#contracts/responses.js';
import { formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

/** Why nothing was changed for somebody. */
export const LEFT: Readonly<Record<Exclude<CompletionResult['result'], 'completed'>, PlainKey>> = {
  'has-score': 'responses.left-has-score',
  'not-handed-in': 'responses.left-not-handed-in',
  'not-here': 'responses.left-not-here',
};

/** What the act for all is called, by what it gives. */
export function actWords({ assignment }: Responses, count: number): string {
  const { grading, maxPoints } = assignment;
  if (grading === 'complete') return t('responses.complete', { count });
  if (maxPoints === null) return t('responses.complete-read', { count });
  return t('responses.complete-points', { count, points: formatNumber(maxPoints) });
}

/** What it does, before it is done. */
export const actHint = ({ assignment, lmsName: lms }: Responses): string =>
  assignment.maxPoints === null
    ? t('responses.complete-hint-read')
    : t('responses.complete-hint', { lms });

/** How many the act leaves alone, by why. */
export function othersWords(works: readonly StudentWork[]): string {
  const countOf = (...states: StudentWork['status'][]) =>
    works.filter(({ status }) => states.includes(status)).length;
  const counts = [
    ['responses.others-scored', countOf('scored')],
    ['responses.others-returned', countOf('returned')],
    ['responses.others-none', countOf('none', 'draft')],
  ] as const;
  return counts
    .filter(([, count]) => count > 0)
    .map(([key, count]) => t(key, { count }))
    .join(' ');
}

/** How many were taken back, and of how many the score had left already. */
export function undoneWords(
  { changed: count, takenBack: late }: CompletionsUndone,
  lms: string,
): string {
  if (count === 0) return t('responses.undone-none');
  if (late === 0) return t('responses.undone', { count });
  return t('responses.undone-late', { count, late, lms });
}
