import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { OPINION_LINES_MAX } from '#contracts/limits.js';
import type { ReasonOffer, ReasonOffers } from '#contracts/opinions.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, layout } from '../styles/shared.js';
import './ilp-short-lines.js';
import { LinesChangeEvent } from './opinion-events.js';

/** As many as fit without pushing the own words away. */
const FIRST = 8;

const FROM = {
  strength: 'opinions.from-strength',
  skill: 'opinions.from-skill',
  activity: 'opinions.from-activity',
} as const;

/**
 * "I could do well at this, because": own words, and offers from what the student wrote about themselves.
 *
 * @element ilp-reasons
 * @fires ilp-lines-change
 */
@customElement('ilp-reasons')
export class IlpReasons extends IlpView {
  static override styles = [
    layout,
    buttons,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-2);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .button {
        overflow-wrap: anywhere;
        text-align: start;
      }
    `,
  ];

  @property({ attribute: false }) reasons: readonly string[] = [];
  @state() private isAllShown = false;

  private readonly offers = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) =>
      (await this.api.get<ReasonOffers>('/reason-offers', { signal })).items,
  });

  protected override render() {
    return html`<div class="stack">
      <ilp-short-lines
        label=${t('opinions.because')}
        hint=${t('opinions.because-hint')}
        .lines=${this.reasons}
      ></ilp-short-lines>
      ${renderLoad(this.offers, (items) => this.renderOffers(items), { lines: 1 })}
    </div>`;
  }

  private renderOffers(items: readonly ReasonOffer[]) {
    if (items.length === 0) return html`<p class="small quiet">${t('opinions.offers-none')}</p>`;
    const left = items.filter(({ text }) => !this.reasons.includes(text));
    if (left.length === 0 || this.reasons.length >= OPINION_LINES_MAX) return nothing;
    const shown = this.isAllShown ? left : left.slice(0, FIRST);
    return html`<div class="stack tight">
      <p class="small quiet" id="offers">${t('opinions.offers')}</p>
      <ul aria-labelledby="offers">
        ${shown.map(
          ({ text, from }) =>
            html`<li>
              <button
                type="button"
                class="button small"
                title=${t(FROM[from])}
                @click=${() => this.take(text)}
              >
                ${icon('plus')} ${text}
              </button>
            </li>`,
        )}
        ${
          left.length > shown.length
            ? html`<li>
                <button
                  type="button"
                  class="button quiet small"
                  @click=${() => (this.isAllShown = true)}
                >
                  ${t('opinions.offers-more', { count: left.length - shown.length })}
                </button>
              </li>`
            : nothing
        }
      </ul>
    </div>`;
  }

  private take(text: string): void {
    this.dispatchEvent(new LinesChangeEvent([...this.reasons, text]));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-reasons': IlpReasons;
  }
}
