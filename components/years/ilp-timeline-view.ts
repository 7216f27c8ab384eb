import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Timeline, TimelineEntry, TimelineYear } from '#contracts/years.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { HORIZONS } from '../goals/goal-words.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-year-line.js';
import { countWords, ENTRY_KINDS, yearName } from './year-words.js';

/**
 * The student's years from the first to this one: a picture, and below it the same as a list. Past years
 * are closed at first and open by themselves, to read. Needs the `years` and `goals` messages.
 *
 * @element ilp-timeline-view
 */
@customElement('ilp-timeline-view')
export class IlpTimelineView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
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
    `,
  ];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<Timeline>('/timeline', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('')}>${t('years.back-home')}</a>
        <h1 tabindex="-1">${t('years.title')}</h1>
        <p class="quiet">${t('years.intro')}</p>
      </div>
      ${renderLoad(
        this.loading,
        ({ years }) =>
          html`<ilp-year-line .years=${years}></ilp-year-line>
            ${
              years.length > 1
                ? html`<p>
                    <a class="button" href=${hrefFor('look-back')}>${t('look-back.link')}</a>
                  </p>`
                : nothing
            }
            <div class="stack">${years.toReversed().map((year) => this.renderYear(year))}</div>`,
      )}
    </div>`;
  }

  private renderYear(year: TimelineYear) {
    const { entries, isNow } = year;
    return html`<details class="card" ?open=${isNow}>
      <summary>
        <h2>${yearName(year)}</h2>
        ${isNow ? html`<span class="badge good">${t('years.now')}</span>` : nothing}
        <span class="small quiet">${countWords(entries)}</span>
      </summary>
      ${
        entries.length === 0
          ? html`<p class="quiet entries">${t('years.nothing-year')}</p>`
          : html`<ul class="rows entries">
              ${entries.map((entry) => html`<li class="stack tight">${renderEntry(entry)}</li>`)}
            </ul>`
      }
      <a class="button small" href=${hrefFor(`years/${String(year.year)}`)}>
        ${isNow ? t('years.print-year') : t('years.open-year')}
        <span class="visually-hidden">${yearName(year)}</span>
      </a>
    </details>`;
  }
}

/** One thing that happened, for a list of them. */
export function renderEntry({ kind, title, titleLocale, horizon, at }: TimelineEntry) {
  return html`<span class="small quiet">
      ${t(ENTRY_KINDS[kind])} · ${formatDate(at)}
      ${horizon ? html` · ${t(HORIZONS[horizon])}` : nothing}
    </span>
    <span class="words" lang=${titleLocale ?? nothing}>${title}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-timeline-view': IlpTimelineView;
  }
}
