import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Delivery, StudentWork } from '#contracts/assignments.js';
import { formatNumber, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { ReviewEvent } from './assignment-events.js';
import { DELIVERIES, reasonWords } from './assignment-words.js';

/**
 * Where one student's score is: on its way, in the gradebook, stopped, or changed there by somebody.
 *
 * @element ilp-score-delivery
 * @fires {ReviewEvent} ilp-review - To send it again.
 */
@customElement('ilp-score-delivery')
export class IlpScoreDelivery extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property({ attribute: false }) work?: StudentWork;
  @property() lms = '';
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) readonly = false;

  protected override render() {
    const delivery = this.work?.delivery;
    if (!delivery || delivery.state === 'none') return nothing;
    if (delivery.state === 'parked') return this.renderStopped(delivery);
    if (delivery.state === 'waiting') return this.renderWaiting(delivery);
    if (delivery.gradebookPoints !== null) return this.renderChanged(delivery.gradebookPoints);
    return html`<p class="small quiet">${t(DELIVERIES.sent)}</p>`;
  }

  private renderWaiting({ nextTryAt, reason }: Delivery) {
    const { lms } = this;
    if (!nextTryAt)
      return html`<p class="small quiet">${t('assignments.waiting-for', { lms })}</p>`;
    return html`<div class="notice warn stack tight">
      <p>${t('assignments.next-try', { lms, time: formatTime(nextTryAt) })}</p>
      ${reason ? html`<p class="small">${reasonWords(reason, lms)}</p>` : nothing}
      ${this.renderButton(t('assignments.send-again'))}
    </div>`;
  }

  private renderStopped({ reason }: Delivery) {
    return html`<div class="notice bad stack tight">
      <p>${t(DELIVERIES.parked)}</p>
      <p class="small">${reasonWords(reason ?? 'unknown', this.lms)}</p>
      ${this.renderButton(t('assignments.send-again'))}
    </div>`;
  }

  private renderChanged(gradebookPoints: number) {
    const given = formatNumber(this.work?.points ?? 0);
    const shown = formatNumber(gradebookPoints);
    return html`<div class="notice warn stack tight">
      <p>${t('assignments.gradebook-differs', { shown, given })}</p>
      <p class="small">${t('assignments.gradebook-differs-hint', { lms: this.lms })}</p>
      ${this.renderButton(t('assignments.send-mine', { given }))}
    </div>`;
  }

  private renderButton(words: string) {
    if (this.readonly) return nothing;
    return html`<div>
      <button
        type="button"
        class="button small"
        ?disabled=${this.busy}
        @click=${() => this.dispatchEvent(new ReviewEvent('send-again', '', null))}
      >
        ${words}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-score-delivery': IlpScoreDelivery;
  }
}
