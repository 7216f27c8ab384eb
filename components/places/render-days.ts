import { html } from 'lit';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { keepText } from '../shared/save-file.js';
import { calendarFile } from './calendar-file.js';
import type { NextDay } from './next-days.js';

/** Days that are named; the rest stands with the places. */
const DAYS_SHOWN = 5;

/** The next days, and all of them as a file for a calendar. */
export function renderDays(all: readonly NextDay[]) {
  const days = all.slice(0, DAYS_SHOWN);
  return html`<section class="stack tight" aria-labelledby="days">
    <h2 id="days">${t('places.next')}</h2>
    ${
      days.length === 0
        ? html`<p class="quiet">${t('places.next-none')}</p>`
        : html`<ul class="rows">
              ${days.map(
                ({ day, what, of }) =>
                  html`<li>
                    ${t('places.next-line', { date: formatDate(day), what, place: of })}
                  </li>`,
              )}
            </ul>
            <div>
              <button type="button" class="button small" @click=${() => keepDays(all)}>
                ${t('places.calendar', { count: all.length })}
              </button>
            </div>
            <p class="small quiet">${t('places.calendar-hint')}</p>`
    }
  </section>`;
}

function keepDays(days: readonly NextDay[]): void {
  keepText('pathlight-days.ics', calendarFile(days, new Date()), 'text/calendar');
}
