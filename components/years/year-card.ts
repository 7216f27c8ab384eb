import { css, html, nothing } from 'lit';
import type { TimelineEntry, TimelineYear } from '#contracts/years.js';
import { HORIZONS } from '../goals/goal-words.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { countWords, ENTRY_KINDS, yearName } from './year-words.js';

export const yearCards = css`
  summary {
    cursor: pointer;
  }

  summary h2 {
    display: inline;
  }

  .entries {
    margin-block: var(--ilp-space-3);
  }

  .words {
    overflow-wrap: anywhere;
  }
`;

/**
 * One year to open: what happened in it, this year's open at once.
 *
 * @param empty - what stands for a year with nothing in it.
 * @param foot - stands below the entries.
 */
export function renderYear(year: TimelineYear, empty: string, foot: unknown = nothing) {
  const { entries, isNow } = year;
  return html`<details class="card" ?open=${isNow}>
    <summary>
      <h2>${yearName(year)}</h2>
      ${isNow ? html`<span class="badge good">${t('years.now')}</span>` : nothing}
      <span class="small quiet">${countWords(entries)}</span>
    </summary>
    ${
      entries.length === 0
        ? html`<p class="quiet entries">${empty}</p>`
        : html`<ul class="rows entries">
            ${entries.map((entry) => html`<li class="stack tight">${renderEntry(entry)}</li>`)}
          </ul>`
    }
    ${foot}
  </details>`;
}

function renderEntry({ kind, title, titleLocale, horizon, why, at }: TimelineEntry) {
  return html`<span class="small quiet">
      ${t(ENTRY_KINDS[kind])} · ${formatDate(at)}
      ${horizon ? html` · ${t(HORIZONS[horizon])}` : nothing}
    </span>
    <span class="words" lang=${titleLocale ?? nothing}>${title}</span>
    ${why ? html`<span class="small words">${t('years.because', { text: why })}</span>` : nothing}`;
}
