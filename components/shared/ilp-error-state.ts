import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import { buttons, cards } from '../styles/shared.js';
import { IlpElement } from './ilp-element.js';

/** A person asked to try again. */
export class RetryEvent extends Event {
  static readonly type = 'ilp-retry';

  constructor() {
    super(RetryEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * Says in words what went wrong, and offers to try again.
 *
 * @element ilp-error-state
 * @fires {RetryEvent} ilp-retry
 */
@customElement('ilp-error-state')
export class IlpErrorState extends IlpElement {
  static override styles = [
    buttons,
    cards,
    css`
      .notice {
        display: grid;
        justify-items: start;
        gap: var(--ilp-space-3);
      }
    `,
  ];

  /** What was thrown. */
  @property({ attribute: false }) error: unknown;

  protected override render() {
    return html`
      <div class="notice bad">
        <p role="alert">${problemMessage(this.error)}</p>
        <button type="button" class="button" @click=${() => this.dispatchEvent(new RetryEvent())}>
          ${t('common.try-again')}
        </button>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-error-state': IlpErrorState;
  }
  interface HTMLElementEventMap {
    [RetryEvent.type]: RetryEvent;
  }
}
