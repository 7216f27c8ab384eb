import { html, nothing } from 'lit';
import type { CourseCopy } from '#contracts/course-copy.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';

export const countToCome = ({ toCome }: CourseCopy): number =>
  Object.values(toCome).reduce((sum, titles) => sum + titles.length, 0);

/** Asked while something is left to bring and nobody has answered. */
export const isOpenQuestion = (copy: CourseCopy): boolean =>
  copy.source !== null && copy.answer === null && countToCome(copy) > 0;

/** “Copied from … by … on …”. */
export function answerWords({ source, answer }: CourseCopy): string {
  const words = {
    course: source?.title ?? t('copies.another-course'),
    name: answer?.by ?? t('copies.somebody'),
    date: answer ? formatDate(answer.at) : '',
  };
  return answer?.choice === 'copy'
    ? t('copies.answered-copy', words)
    : t('copies.answered-fresh', words);
}

/** A heading with titles under it; nothing where there are none. */
export const renderTitles = (heading: string, titles: readonly string[]) =>
  titles.length === 0
    ? nothing
    : html`<div>
        <h3>${heading}</h3>
        <ul>
          ${titles.map((title) => html`<li>${title}</li>`)}
        </ul>
      </div>`;

/** What would come along, by kind. */
export const renderToCome = ({ toCome }: CourseCopy) => html`
  ${renderTitles(t('copies.reflections'), toCome.assignments)}
  ${renderTitles(t('copies.activities'), toCome.activities)}
  ${renderTitles(t('copies.items'), toCome.items)}
  <p class="small quiet">${t('copies.dates-note')}</p>
`;
