import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { WayChoice } from '#contracts/ways.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, layout, lists } from '../styles/shared.js';
import { WayRemoveEvent } from './way-events.js';
import { wayName } from './way-words.js';

/**
 * What the student wants after high school now, and what they wanted before, each with its date and reason.
 *
 * @element ilp-way-choices
 * @fires ilp-way-remove - One of them is to be taken out.
 */
@customElement('ilp-way-choices')
export class IlpWayChoices extends IlpElement {
  static override styles = [
    layout,
    buttons,
    lists,
    css`
      .why {
        margin: 0;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** The latest first. */
  @property({ attribute: false }) items: readonly WayChoice[] = [];
  @property({ type: Boolean, attribute: 'is-busy' }) isBusy = false;

  protected override render() {
    const [now, ...before] = this.items;
    return html`<section class="stack" aria-labelledby="now">
      <h2 id="now" tabindex="-1">${t('ways.now')}</h2>
      <p class="small quiet">${t('ways.own')}</p>
      ${now ? this.renderOne(now) : html`<p>${t('ways.none-yet')}</p>`}
      ${
        before.length > 0
          ? html`<details>
              <summary>${t('ways.before', { count: before.length })}</summary>
              <ul class="rows">
                ${repeat(
                  before,
                  ({ id }) => id,
                  (one) => html`<li>${this.renderOne(one)}</li>`,
                )}
              </ul>
            </details>`
          : nothing
      }
      ${now ? html`<p class="small quiet">${t('ways.noted')}</p>` : nothing}
    </section>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#now')?.focus();
  }

  private renderOne({ id, way, why, chosenAt }: WayChoice) {
    const date = formatDate(chosenAt);
    return html`<div class="stack tight">
      <div class="spread">
        <strong>${wayName(way)}</strong>
        <span class="small quiet">${t('ways.chosen-on', { date })}</span>
      </div>
      <p class="why ${why ? '' : 'quiet'}">${why || t('ways.no-why')}</p>
      <div>
        <button
          type="button"
          class="button quiet small"
          aria-label=${t('ways.remove-of', { way: wayName(way), date })}
          ?disabled=${this.isBusy}
          @click=${() => this.dispatchEvent(new WayRemoveEvent(id))}
        >
          ${t('ways.remove')}
        </button>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-way-choices': IlpWayChoices;
  }
}
