import type { MatchPart } from '#contracts/matching.js';
import type {
  ComparedResult,
  DatedResult,
  ResultComparison,
} from '#contracts/result-comparison.js';
import { formatDate, formatNumber, formatPercent } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { yearName } from '../years/year-words.js';
import { kindName, pairName, whyNotCounted } from './match-words.js';

/**
 * Points of 100 from which on we speak of a move. A short questionnaire has five questions an area: two
 * answers that are one step apart make these ten.
 */
export const MOVES_FROM = 10;

/** "Interest profile, Oct 12 · Grade 8 · 2025–26": as an option of a choice. */
export const optionName = ({ name, schoolYear, grade }: DatedResult): string =>
  `${name} · ${yearName({ year: schoolYear, grade })}`;

/** What the comparison says first: what moved most, how much of the list is the same. */
export function findings({ kinds, careers }: ResultComparison): string[] {
  const { first, stayed, entered, left } = careers;
  return [
    mostMoved(kinds),
    t('changes.lists', {
      ...{ first: formatNumber(first), stayed: stayed.length },
      ...{ entered: entered.length, left: left.length },
    }),
  ];
}

function mostMoved(kinds: ResultComparison['kinds']): string {
  const moves = kinds
    .flatMap(({ kind, areas }) =>
      areas.flatMap(({ id, earlier, later }) =>
        earlier === null || later === null ? [] : [{ kind, id, earlier, later }],
      ),
    )
    .sort((one, other) => sizeOf(other) - sizeOf(one));
  const [most] = moves;
  if (!most || sizeOf(most) < MOVES_FROM)
    return t('changes.none-moved', { points: formatNumber(MOVES_FROM) });
  return t('changes.most-moved', {
    kind: kindName(most.kind),
    area: pairName(most),
    earlier: formatNumber(most.earlier),
    later: formatNumber(most.later),
  });
}

const sizeOf = ({ earlier, later }: { earlier: number; later: number }) =>
  Math.abs(later - earlier);

/** Why the lists could differ without a change in the person; empty when nothing but answers differs. */
export function cautions({ earlier, later }: ResultComparison): string[] {
  const weights = ({ parts }: ComparedResult) => parts.map(({ percent }) => percent).join();
  const questions = ({ instrument, instrumentVersion }: ComparedResult) =>
    `${instrument} ${instrumentVersion}`;
  return [
    earlier.algorithm === later.algorithm ? '' : t('changes.other-algorithm'),
    weights(earlier) === weights(later) ? '' : t('changes.other-weights'),
    questions(earlier) === questions(later) ? '' : t('changes.other-questions'),
    earlier.form === later.form ? '' : t('changes.other-form'),
    earlier.shape === 'flat' || later.shape === 'flat' ? t('changes.flat') : '',
  ].filter(Boolean);
}

/** What a kind counted in a list: "60%", or why it did not count. */
export const weightWords = ({ percent, notCounted }: MatchPart): string =>
  notCounted ? whyNotCounted(notCounted) : formatPercent(percent / 100);

/** "Earlier, Oct 12, 2025" */
export const columnName = (side: 'earlier' | 'later', { finishedAt }: DatedResult): string =>
  t(side === 'earlier' ? 'changes.earlier-at' : 'changes.later-at', {
    date: formatDate(finishedAt),
  });
