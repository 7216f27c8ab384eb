import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SelectorFilter, SelectorReply } from '#contracts/career-selector.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { formatList } from '../i18n/format.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { FiltersRemoveEvent } from './selector-events.js';
import { filterName } from './selector-words.js';

/**
 * What is chosen now, each to take away; and when no career is left, what to take away first.
 *
 * @element ilp-selector-chosen
 * @fires {FiltersRemoveEvent} ilp-filters-remove
 */
@customElement('ilp-selector-chosen')
export class IlpSelectorChosen extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-2);
        margin: 0;
        padding: 0;
        list-style-type: '';
      }

      .button {
        text-align: start;
      }
    `,
  ];

  @property({ attribute: false }) filters: SelectorReply['chosen'] = [];
  @property({ attribute: false }) relax: SelectorReply['relax'] = [];

  protected override render() {
    if (this.filters.length === 0) return nothing;
    return html`<div class="stack">
      <ul aria-label=${t('explore.chosen-label')}>
        ${repeat(
          this.filters,
          ({ facet, id }) => `${facet} ${id}`,
          (filter) => html`<li>${this.renderFilter(filter)}</li>`,
        )}
        <li>
          <button type="button" class="button small quiet" @click=${() => this.say(this.filters)}>
            ${t('explore.take-all')}
          </button>
        </li>
      </ul>
      ${this.relax.length > 0 ? this.renderRelax() : nothing}
    </div>`;
  }

  private renderFilter(filter: SelectorFilter) {
    return html`<button type="button" class="button small" @click=${() => this.say([filter])}>
      <span class="visually-hidden">${t('explore.take-away')}</span> ${filterName(filter)}
      ${icon('close')}
    </button>`;
  }

  private renderRelax() {
    return html`<div class="notice stack">
      <p>${t('explore.relax')}</p>
      <ul>
        ${this.relax.map(
          ({ filters, count }) =>
            html`<li>
              <button type="button" class="button" @click=${() => this.say(filters)}>
                ${t('explore.relax-one', { filters: formatList(filters.map(filterName)), count })}
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private say(filters: readonly SelectorFilter[]): void {
    this.dispatchEvent(new FiltersRemoveEvent(filters));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-selector-chosen': IlpSelectorChosen;
  }
}
