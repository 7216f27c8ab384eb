import { html, nothing } from 'lit';
import { problemMessage } from '../api/problem-messages.js';
import { formatDate, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { hrefFor } from '../shared/navigation.js';

/** Where no student shows a goal that work could be tagged to. */
export const renderNoGoals = () =>
  html`<ilp-empty-state heading=${t('tags.no-goals')}>
    <p>${t('tags.no-goals-text')}</p>
    <a slot="actions" class="button" href=${hrefFor('class')}>${t('tags.see-class')}</a>
  </ilp-empty-state>`;

/** A day and a time, as words take them. */
export const moment = (at: string) => ({ date: formatDate(at), time: formatTime(at) });

/** What went wrong, beside what failed. */
export function renderFault(error: unknown, before = '') {
  if (!error) return nothing;
  return html`<p class="notice bad" role="alert">${before} ${problemMessage(error)}</p>`;
}
