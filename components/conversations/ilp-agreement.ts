import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Conversation } from '#contracts/conversations.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { icon } from '../shared/icons.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { TalkAgreeEvent } from './conversation-events.js';

type Who = 'student' | 'staff';

/**
 * Two buttons, one for each: whoever has not said yes yet does it here, each on their own screen or the
 * student beside the adult.
 *
 * @element ilp-agreement
 * @fires {TalkAgreeEvent} ilp-talk-agree
 */
@customElement('ilp-agreement')
export class IlpAgreement extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property({ attribute: false }) conversation!: Conversation;
  /** Who said yes while the server was out of reach. */
  @property({ attribute: false }) waiting: readonly Who[] = [];
  @property({ type: Boolean }) disabled = false;

  protected override render() {
    const { isAgreed, mayWrite, sealedAt, studentAgreed, staffAgreed } = this.conversation;
    const isBegun = studentAgreed !== null || staffAgreed !== null;
    return html`<section class="stack" aria-labelledby="agree">
      <h2 id="agree">${t('conversations.agree')}</h2>
      ${
        isAgreed
          ? html`<p class="notice">${icon('check')} ${t('conversations.is-agreed')}</p>`
          : html`<p class="quiet">${t('conversations.agree-intro')}</p>`
      }
      <ul class="plain stack tight">
        <li>${this.renderSide('student')}</li>
        <li>${this.renderSide('staff')}</li>
      </ul>
      ${
        mayWrite && isBegun && sealedAt === null
          ? html`<div>
              <button
                type="button"
                class="button small quiet"
                @click=${() => this.dispatchEvent(new TalkAgreeEvent('nobody'))}
              >
                ${t('conversations.withdraw')}
              </button>
            </div>`
          : nothing
      }
    </section>`;
  }

  private renderSide(who: Who) {
    const { student, staff, studentAgreed, staffAgreed } = this.conversation;
    const name = who === 'student' ? student : (staff ?? t('conversations.somebody'));
    const said = who === 'student' ? studentAgreed : staffAgreed;
    if (said) {
      const isBeside = who === 'student' && studentAgreed?.way === 'beside';
      const words = { name, date: formatDate(said.at) };
      return html`${icon('check')}
      ${isBeside ? t('conversations.agreed-beside', words) : t('conversations.agreed-student', words)}`;
    }
    if (this.waiting.includes(who))
      return html`${icon('cloud')} ${name}: ${t('conversations.agree-waits')}`;
    if (!this.maySay(who))
      return html`<span class="quiet">${t('conversations.not-yet', { name })}</span>`;
    return html`<button
      type="button"
      class="button primary"
      ?disabled=${this.disabled}
      @click=${() => this.dispatchEvent(new TalkAgreeEvent(who))}
    >
      ${t('conversations.agree-student', { name })}
    </button>`;
  }

  private maySay(who: Who): boolean {
    const { mayWrite, isHolder } = this.conversation;
    return mayWrite && (who === 'student' || isHolder);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-agreement': IlpAgreement;
  }
}
