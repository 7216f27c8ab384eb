import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Scholarship } from '#contracts/scholarships.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, layout, lists } from '../styles/shared.js';
import './ilp-scholarship-card.js';
import './ilp-scholarship-filters.js';
import type { ScholarshipWishEvent } from './ilp-scholarship-filters.js';
import { type Wish, wanted } from './scholarship-words.js';

const ALL: Wish = { words: '', grade: '', withPast: false };

/**
 * The district's list, by words, grade and day. What may be done with each comes from the page.
 *
 * @element ilp-scholarship-list
 */
@customElement('ilp-scholarship-list')
export class IlpScholarshipList extends IlpElement {
  static override styles = [
    layout,
    buttons,
    lists,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) items: readonly Scholarship[] = [];
  /** The grade to begin with; null: whatever the grade. */
  @property({ attribute: false }) grade: number | null = null;
  /** Buttons for one, or its form in its place. */
  @property({ attribute: false }) actions: (one: Scholarship) => unknown = () => nothing;
  @property({ attribute: false }) form: (one: Scholarship) => TemplateResult | null = () => null;

  @state() private wish = ALL;

  protected override willUpdate(): void {
    if (!this.hasUpdated && this.grade !== null) this.wish = { ...ALL, grade: String(this.grade) };
  }

  protected override render() {
    const shown = wanted(this.items, this.wish);
    const hidden = wanted(this.items, { ...this.wish, withPast: true }).length - shown.length;
    return html`<div class="stack">
      <ilp-scholarship-filters
        .wish=${this.wish}
        @ilp-scholarship-wish=${({ wish }: ScholarshipWishEvent) => {
          this.wish = wish;
          announce(t('scholarships.count', { count: wanted(this.items, wish).length }));
        }}
      ></ilp-scholarship-filters>
      <p class="small quiet">
        ${t('scholarships.count', { count: shown.length })}
        ${hidden > 0 ? t('scholarships.past-count', { count: hidden }) : nothing}
      </p>
      ${
        shown.length === 0
          ? this.renderNone(hidden)
          : html`<ul class="rows">
              ${repeat(
                shown,
                ({ id }) => id,
                (one) =>
                  html`<li>
                    ${
                      this.form(one) ??
                      html`<ilp-scholarship-card .scholarship=${one}
                        >${this.actions(one)}</ilp-scholarship-card
                      >`
                    }
                  </li>`,
              )}
            </ul>`
      }
    </div>`;
  }

  private renderNone(hidden: number) {
    const { words, grade } = this.wish;
    return html`<div class="stack tight">
      <p>${t('scholarships.none')}</p>
      <div class="actions">
        ${
          hidden > 0
            ? html`<button
                type="button"
                class="button small"
                @click=${() => (this.wish = { ...this.wish, withPast: true })}
              >
                ${t('scholarships.with-past')}
              </button>`
            : nothing
        }
        ${
          words !== '' || grade !== ''
            ? html`<button
                type="button"
                class="button small"
                @click=${() => (this.wish = { ...ALL, withPast: this.wish.withPast })}
              >
                ${t('scholarships.clear')}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-scholarship-list': IlpScholarshipList;
  }
}
