import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CollegeCriterion, CollegeSelection } from '#contracts/college-selector.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { type CollegeWish, CRITERIA } from './college-address.js';
import { CriterionChangeEvent, CriterionNiceEvent } from './college-events.js';
import { type Names, wishText } from './criterion-words.js';

/**
 * What is chosen now: each as a must or a wish, to change or to take away; and when nothing fits all musts,
 * what not to insist on.
 *
 * @element ilp-college-chosen
 * @fires {CriterionChangeEvent} ilp-criterion-change - With an empty value: taken away.
 * @fires {CriterionNiceEvent} ilp-criterion-nice
 */
@customElement('ilp-college-chosen')
export class IlpCollegeChosen extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      ul {
        display: grid;
        gap: var(--ilp-space-2);
        margin: 0;
        padding: 0;
        list-style-type: '';
      }

      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-1) var(--ilp-space-2);
        align-items: center;
      }

      .button {
        text-align: start;
      }
    `,
  ];

  @property({ attribute: false }) wish!: CollegeWish;
  @property({ attribute: false }) names: Names | null = null;
  @property({ attribute: false }) relax: CollegeSelection['relax'] = [];

  protected override render() {
    const chosen = CRITERIA.filter((by) => this.wish.chosen[by] !== undefined);
    if (chosen.length === 0) return nothing;
    return html`<div class="stack">
      <ul aria-label=${t('colleges.chosen-label')}>
        ${repeat(
          chosen,
          (by) => by,
          (by) => this.renderOne(by),
        )}
      </ul>
      ${this.relax.length > 0 ? this.renderRelax() : nothing}
    </div>`;
  }

  private textOf(by: CollegeCriterion): string {
    return wishText(by, this.wish.chosen[by] ?? '', this.names);
  }

  private renderOne(by: CollegeCriterion) {
    const isNice = this.wish.nice.includes(by);
    const text = this.textOf(by);
    return html`<li>
      <span>${text}</span>
      <span class="badge ${isNice ? '' : 'good'}"
        >${isNice ? t('colleges.wish') : t('colleges.must')}</span
      >
      <button
        type="button"
        class="button small quiet"
        @click=${() => this.dispatchEvent(new CriterionNiceEvent([by], !isNice))}
      >
        ${isNice ? t('colleges.make-must') : t('colleges.make-wish')}
        <span class="visually-hidden">${text}</span>
      </button>
      <button
        type="button"
        class="button small quiet"
        @click=${() => this.dispatchEvent(new CriterionChangeEvent(by, ''))}
      >
        ${icon('close')} <span class="visually-hidden">${t('colleges.take-away')} ${text}</span>
      </button>
    </li>`;
  }

  private renderRelax() {
    return html`<div class="notice stack">
      <p>${t('colleges.relax')}</p>
      <ul>
        ${this.relax.map(
          ({ by, count }) =>
            html`<li>
              <button
                type="button"
                class="button"
                @click=${() => this.dispatchEvent(new CriterionNiceEvent(by, true))}
              >
                ${t('colleges.relax-one', { what: formatList(by.map((one) => this.textOf(one))), count })}
              </button>
            </li>`,
        )}
      </ul>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-college-chosen': IlpCollegeChosen;
  }
}
