import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Timeline, TimelineYear } from '#contracts/years.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-year-line.js';
import { renderYear, yearCards } from './year-card.js';
import { yearName } from './year-words.js';

/**
 * The student's years from the first to this one: a picture, and below it the same as a list. Past years
 * are closed at first and open by themselves, to read. Needs the `years` and `goals` messages.
 *
 * @element ilp-timeline-view
 */
@customElement('ilp-timeline-view')
export class IlpTimelineView extends IlpView {
  static override styles = [layout, buttons, cards, lists, yearCards];

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
            <div class="stack">
              ${years
                .toReversed()
                .map((year) => renderYear(year, t('years.nothing-year'), renderFoot(year)))}
            </div>`,
      )}
    </div>`;
  }
}

function renderFoot(year: TimelineYear) {
  return html`<a class="button small" href=${hrefFor(`years/${String(year.year)}`)}>
    ${year.isNow ? t('years.print-year') : t('years.open-year')}
    <span class="visually-hidden">${yearName(year)}</span>
  </a>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-timeline-view': IlpTimelineView;
  }
}
