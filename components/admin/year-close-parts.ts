import { html, nothing } from 'lit';
import type { ClosePreview, SchoolLine, YearClose } from '#contracts/year-close.js';
import { formatDate, formatNumber, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { hrefFor } from '../shared/navigation.js';
import { schoolYearName } from '../years/year-words.js';

const LAST_GRADE = 12;

/** What closing the year will do, as sentences, and by school and grade. */
export function renderPreview(preview: ClosePreview) {
  const { moving, graduating, graduatingUnfinished: unfinished, left, unknown, schools } = preview;
  if (moving + graduating === 0)
    return html`<ilp-empty-state heading=${t('close.none')}>
        <p><a href=${hrefFor('connections/sis')}>${t('close.import-link')}</a></p>
      </ilp-empty-state>
      ${renderUnknown(unknown)}`;
  return html`
    <h3>${t('close.what-happens')}</h3>
    <ul class="stack tight">
      <li>${t('close.moving', { count: moving })}</li>
      ${graduating > 0 ? html`<li>${t('close.graduating', { count: graduating })}</li>` : nothing}
      ${
        unfinished
          ? html`<li>
              ${t('close.unfinished', { count: unfinished })}
              <a href=${hrefFor('completion')}>${t('close.unfinished-link')}</a>
            </li>`
          : nothing
      }
      ${left > 0 ? html`<li>${t('close.left', { count: left })}</li>` : nothing}
      <li>${t('close.goes-on')}</li>
    </ul>
    ${renderSchools(schools)} ${renderUnknown(unknown)}
  `;
}

function renderSchools(schools: readonly SchoolLine[]) {
  return html`<div class="scroller" tabindex="0" role="group" aria-label=${t('close.by-school')}>
    <table>
      <caption>
        ${t('close.by-school')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('close.col-school')}</th>
          <th scope="col" class="number">${t('close.col-now')}</th>
          <th scope="col" class="number">${t('close.col-then')}</th>
          <th scope="col" class="number">${t('close.col-students')}</th>
        </tr>
      </thead>
      <tbody>
        ${schools.flatMap(({ name, grades }) =>
          grades.map(
            ({ grade, students }, index) =>
              html`<tr>
                ${
                  index === 0
                    ? html`<th scope="rowgroup" rowspan=${grades.length}>
                        ${name ?? t('close.no-school')}
                      </th>`
                    : nothing
                }
                <td class="number">${grade}</td>
                <td class="number">${grade === LAST_GRADE ? t('close.leaves') : grade + 1}</td>
                <td class="number">${formatNumber(students)}</td>
              </tr>`,
          ),
        )}
      </tbody>
    </table>
  </div>`;
}

/** More names than these push what can be done off the page. */
const SHOWN = 10;

function renderUnknown({ students, people }: ClosePreview['unknown']) {
  if (students === 0) return nothing;
  return html`<section class="stack tight" aria-labelledby="unknown">
    <h3 id="unknown">${t('close.unknown')}</h3>
    <p>${t('close.unknown-text', { count: students })}</p>
    <details ?open=${people.length <= SHOWN}>
      <summary>
        ${
          students > people.length
            ? t('close.unknown-first', { count: people.length })
            : t('common.show-names', { count: people.length })
        }
      </summary>
      <ul class="rows">
        ${people.map(
          ({ name, number, why }) =>
            html`<li>
              ${name}${number === null ? nothing : html` <span class="quiet">${number}</span>`}
              <span class="small quiet">
                · ${t(why === 'no-record' ? 'close.why-no-record' : 'close.why-no-grade')}
              </span>
            </li>`,
        )}
      </ul>
    </details>
  </section>`;
}

/** The close that can still be taken back. */
export function renderUndo(close: YearClose, isBusy: boolean, undo: () => void) {
  const until = close.undoUntil ?? '';
  return html`<div class="card stack">
    <p>${renderDone(close)}</p>
    <p class="small">
      ${t('close.undo-until', { date: formatDate(until, 'long'), time: formatTime(until) })}
    </p>
    <div class="actions">
      <button type="button" class="button" ?disabled=${isBusy} @click=${undo}>
        ${t('close.undo')}
      </button>
    </div>
  </div>`;
}

/** Closes that are over and can't be taken back, or were. */
export function renderPast(closes: readonly YearClose[]) {
  const past = closes.filter(
    ({ state, undoUntil }) => state === 'undone' || (state === 'done' && undoUntil === null),
  );
  if (past.length === 0) return nothing;
  return html`<section class="stack" aria-labelledby="past">
    <h2 id="past">${t('close.past')}</h2>
    <ul class="rows">
      ${past.map(
        (close) =>
          html`<li class="stack tight">
            <strong>${schoolYearName(close.year)}</strong>
            <span>${renderDone(close)}</span>
            <span class="small quiet">
              ${t('close.by', {
                name: close.startedBy ?? t('close.by-gone'),
                date: formatDate(close.startedAt),
              })}
            </span>
            ${
              close.undoneAt
                ? html`<span>${t('close.undone-line', { date: formatDate(close.undoneAt) })}</span>`
                : nothing
            }
            ${close.kept > 0 ? html`<span>${t('close.kept', { count: close.kept })}</span>` : nothing}
          </li>`,
      )}
    </ul>
  </section>`;
}

const renderDone = ({ moved, graduated }: YearClose) => t('close.done-line', { moved, graduated });
