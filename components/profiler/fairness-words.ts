import type { FairnessRun, GroupCount, MatchFairness } from '#contracts/match-fairness.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';

export type FairRun = MatchFairness['runs'][number];

/** "Interests alone" or "Interests, skills and values". */
export const runName = ({ kinds }: Pick<FairnessRun, 'kinds'>): string =>
  t(kinds.length === 1 ? 'fairness.run-interests' : 'fairness.run-all');

/** A share in percent, with one digit. */
export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;

/** "34.8%" */
export const shareOf = (part: number, whole: number): string =>
  formatNumber(part / whole, { style: 'percent', maximumFractionDigits: 1 });

/** How many places all lists of a run have. */
export const placesOf = ({ people }: FairnessRun | FairRun, { first }: MatchFairness): number =>
  people * first;

const LONG_ZONES = ['4', '5'];

/** What the figures say, in sentences: nothing but the figures. */
export function fairnessFindings(fairness: MatchFairness): string[] {
  const { careers, first, runs } = fairness;
  return runs.flatMap((run) => {
    const long = run.zones.filter(({ id }) => LONG_ZONES.includes(id));
    const sum = (of: (group: GroupCount) => number) =>
      long.reduce((all, group) => all + of(group), 0);
    return [
      t('fairness.finding-zones', {
        run: runName(run),
        careers: shareOf(
          sum(({ careers: count }) => count),
          careers,
        ),
        places: shareOf(
          sum(({ places }) => places),
          placesOf(run, fairness),
        ),
      }),
      t('fairness.finding-unreached', {
        ...{ run: runName(run), count: run.unreached.length },
        ...{ careers: formatNumber(careers), first: formatNumber(first) },
      }),
    ];
  });
}
