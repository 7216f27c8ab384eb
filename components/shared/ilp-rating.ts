import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { buttons, fields } from '../styles/shared.js';
import { icon } from './icons.js';
import { IlpElement } from './ilp-element.js';

const STARS = [1, 2, 3, 4, 5] as const;

/**
 * One to five stars, as a native radio group: arrow keys choose, Tab passes.
 *
 * @element ilp-rating
 * @fires change - Read `value`; null after "clear".
 */
@customElement('ilp-rating')
export class IlpRating extends IlpElement {
  static override styles = [
    buttons,
    fields,
    css`
      .stars {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
      }

      .star {
        position: relative;
        display: grid;
        place-items: center;
        inline-size: 2.75rem;
        block-size: 2.75rem;
        border-radius: var(--ilp-radius);
        color: var(--ilp-ink-quiet);
        cursor: pointer;
      }

      .star.on {
        color: var(--ilp-warn);
      }

      .star:focus-within {
        outline: 2px solid var(--ilp-focus);
      }

      .star input {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        opacity: 0;
        cursor: pointer;
      }
    `,
  ];

  @property() label = '';
  @property({ type: Number }) value: number | null = null;
  @property({ type: Boolean }) disabled = false;

  protected override render() {
    return html`
      <fieldset ?disabled=${this.disabled}>
        <legend>${this.label}</legend>
        <div class="stars">
          ${STARS.map((stars) => this.renderStar(stars))}
          ${
            this.value === null || this.disabled
              ? nothing
              : html`<button
                  type="button"
                  class="button quiet small"
                  @click=${() => this.choose(null)}
                >
                  ${t('common.rating-clear')}
                </button>`
          }
        </div>
      </fieldset>
    `;
  }

  private renderStar(stars: number) {
    const isOn = this.value !== null && stars <= this.value;
    return html`<label class="star ${isOn ? 'on' : ''}">
      <input
        type="radio"
        name="rating"
        value=${stars}
        aria-label=${t('common.rating-of-five', { count: stars })}
        .checked=${stars === this.value}
        @change=${() => this.choose(stars)}
      />
      ${icon('star', { filled: isOn })}
    </label>`;
  }

  private choose(value: number | null): void {
    this.value = value;
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-rating': IlpRating;
  }
}
