import type { ClassEvidence, SharedKind, WorkUse } from '#contracts/class-report.js';
import type { CountRange } from '#contracts/count-range.js';
import { SMALL, tellsNothing } from '#contracts/small-figures.js';
import { formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

export const SHARED_WORDS: Readonly<Record<SharedKind, PlainKey>> = {
  goal: 'class-report.shared-goal',
  portfolio: 'class-report.shared-portfolio',
};

/** A number, at least so many, fewer than ten, or that there is none to show. Needs the `relevance` messages. */
export function rangeWords(range: CountRange, of: number): string {
  const { low, high } = range;
  if (tellsNothing(range, of)) return t('relevance.hidden');
  if (low === 0) return t('class-report.fewer', { count: formatNumber(SMALL) });
  return low === high ? formatNumber(low) : t('relevance.at-least', { count: formatNumber(low) });
}

const isSeen = ({ figure, people }: WorkUse) => figure.low > 0 || people.length > 0;

/** Who uses a piece of work: of all where there is a number, else of those who show it. */
export const useWords = ({ figure, people }: WorkUse, of: number): string =>
  figure.low > 0
    ? t('class-report.by-all', { count: rangeWords(figure, of) })
    : t('class-report.by-shown', { count: people.length });

/**
 * What the numbers on the page say about the next unit, in a sentence or two. It goes by nothing that the page
 * doesn't show, so it tells no more than the page does.
 */
export function hintsOf({ items, students }: ClassEvidence): string[] {
  if (items.length === 0) return [t('class-report.hint-no-work')];
  const [best] = items
    .filter(isSeen)
    .toSorted((a, b) => b.figure.low - a.figure.low || b.people.length - a.people.length);
  if (!best)
    return [
      t(items.some(({ isTied }) => isTied) ? 'class-report.hint-none' : 'class-report.hint-tie'),
    ];
  const rest = items.filter((item) => !item.isTied && !isSeen(item)).length;
  const { title } = best;
  return [
    t('class-report.hint-best', { title, figure: useWords(best, students) }),
    ...(rest > 0 ? [t('class-report.hint-rest', { count: rest })] : []),
  ];
}
