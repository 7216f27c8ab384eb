import { html, nothing } from 'lit';
import type { Figure } from '#contracts/completion.js';
import type { ComponentCode } from '#contracts/component-codes.js';
import { tellsNothing } from '#contracts/small-figures.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { componentName, rangeWords } from '../requirements/requirement-words.js';

type Shown = NonNullable<Figure>;

/** A number, a range, or that there is none to show. */
export function doneWords({ students, done }: Shown, code: string): string {
  const range = done[code];
  if (!range || tellsNothing(range, students)) return t('requirements.hidden');
  return rangeWords(range);
}

/** How many have each component, as a table. */
export function renderByComponent(figure: Figure, codes: readonly ComponentCode[]) {
  if (!figure) return html`<p class="notice">${t('requirements.hidden')}</p>`;
  return html`<div
      class="scroller"
      tabindex="0"
      role="group"
      aria-label=${t('requirements.by-component')}
    >
      <table>
        <caption>
          ${t('requirements.col-students')}: ${formatNumber(figure.students)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t('requirements.col-component')}</th>
            <th scope="col" class="number">${t('requirements.col-have')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">${t('requirements.whole')}</th>
            <td class="number">${doneWords(figure, '')}</td>
          </tr>
          ${codes.map(
            (code) =>
              html`<tr>
                <th scope="row">${componentName(code)}</th>
                <td class="number">${doneWords(figure, code)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${figure.leavesOut ? html`<p class="small quiet">${t('requirements.left-out')}</p>` : nothing}
    <p class="small quiet">${t('requirements.small-note')}</p>`;
}

/** One line for each school, grade or group: how many students, and how many plans are complete. */
export function renderByRow(title: string, rows: readonly { name: string; figure: Figure }[]) {
  if (rows.length === 0) return nothing;
  return html`<div class="scroller" tabindex="0" role="group" aria-label=${title}>
    <table>
      <thead>
        <tr>
          <th scope="col">${title}</th>
          <th scope="col" class="number">${t('requirements.col-students')}</th>
          <th scope="col" class="number">${t('requirements.col-complete')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, figure }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="number">
                ${figure ? formatNumber(figure.students) : t('requirements.hidden')}
              </td>
              <td class="number">${figure ? doneWords(figure, '') : ''}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
