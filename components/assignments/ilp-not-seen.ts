import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PlacementBrief } from '#contracts/attach.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { PlaceAgainEvent } from './assignment-events.js';

/**
 * What was handed to the course and never opened there: it may not have arrived.
 *
 * @element ilp-not-seen
 * @fires {PlaceAgainEvent} ilp-place-again
 */
@customElement('ilp-not-seen')
export class IlpNotSeen extends IlpElement {
  static override styles = [layout, buttons, cards, lists];

  @property({ attribute: false }) placements: readonly PlacementBrief[] = [];
  /** Whether the course waits, so that one can be handed over now. */
  @property({ type: Boolean }) open = false;
  @property({ type: Boolean }) busy = false;

  protected override render() {
    return html`<section class="stack tight" aria-labelledby="heading">
      <h2 id="heading">${t('assignments.not-seen')}</h2>
      <p class="small quiet">${t('assignments.not-seen-text')}</p>
      <ul class="rows">
        ${this.placements.map(
          ({ id, title, madeAt }) =>
            html`<li class="spread">
              <span>
                ${title}
                <span class="small quiet"
                  >${t('assignments.made-on', { date: formatDate(madeAt) })}</span
                >
              </span>
              ${
                this.open
                  ? html`<button
                      type="button"
                      class="button"
                      ?disabled=${this.busy}
                      @click=${() => this.dispatchEvent(new PlaceAgainEvent(id))}
                    >
                      ${t('common.try-again')}
                      <span class="visually-hidden">${title}</span>
                    </button>`
                  : ''
              }
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-not-seen': IlpNotSeen;
  }
}
