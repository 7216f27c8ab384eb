import { html, nothing } from 'lit';
import { SMALL, tellsNothing, toldCount } from '#contracts/small-figures.js';
import type { TagBoard, TaggedItem } from '#contracts/tags.js';
import { problemMessage } from '../api/problem-messages.js';
import { formatDate, formatNumber, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { hrefFor } from '../shared/navigation.js';

/** Where no student shows a goal that work could be tagged to. */
export const renderNoGoals = () =>
  html`<ilp-empty-state heading=${t('tags.no-goals')}>
    <p>${t('tags.no-goals-text')}</p>
    <a slot="actions" class="button" href=${hrefFor('class')}>${t('tags.see-class')}</a>
  </ilp-empty-state>`;

/**
 * How many students show a goal that this work is tied to, as numbers of a class may be told: the page is
 * seen by more than its teacher when it is on a wall.
 */
export function renderCount(
  { students, classSize }: Pick<TagBoard, 'students' | 'classSize'>,
  { goalIds }: Pick<TaggedItem, 'goalIds'>,
) {
  const tied = students.filter(({ goals }) => goals.some(({ id }) => goalIds.includes(id))).length;
  return html`<p role="status">
    ${goalIds.length === 0 ? t('tags.count-none') : countWords(tied, classSize)}
  </p>`;
}

function countWords(tied: number, classSize: number): string {
  const told = toldCount(tied, classSize);
  if (tellsNothing(told, classSize))
    return t('tags.count-small', { count: formatNumber(2 * SMALL) });
  if (told.low === 0) return t('tags.count-few', { count: formatNumber(told.high + 1) });
  const count = formatNumber(told.low);
  return t(told.low === told.high ? 'tags.count' : 'tags.count-most', { count });
}

/** A day and a time, as words take them. */
export const moment = (at: string) => ({ date: formatDate(at), time: formatTime(at) });

/** What went wrong, beside what failed. */
export function renderFault(error: unknown, before = '') {
  if (!error) return nothing;
  return html`<p class="notice bad" role="alert">${before} ${problemMessage(error)}</p>`;
}
