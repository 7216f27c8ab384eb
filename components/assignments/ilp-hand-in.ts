import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';

/** The student said yes to handing in. */
export class HandInEvent extends Event {
  static readonly type = 'ilp-hand-in';

  constructor() {
    super(HandInEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * "Hand in", with its question asked in place rather than in a dialog.
 *
 * @element ilp-hand-in
 * @fires {HandInEvent} ilp-hand-in
 */
@customElement('ilp-hand-in')
export class IlpHandIn extends IlpElement {
  static override styles = [layout, buttons, cards];

  /** Questions without an answer: said before handing in, never forbidden. */
  @property({ type: Number }) empty = 0;
  /** How many questions there are. */
  @property({ type: Number }) total = 0;
  @property({ type: Boolean }) busy = false;
  /** Why the last try did not work. */
  @property({ attribute: false }) error: unknown;

  @state() private isAsking = false;
  @state() private isAllEmpty = false;

  protected override render() {
    return html`
      ${
        this.error
          ? html`<p class="notice bad" role="alert">
              ${t('assignments.hand-in-failed')} ${problemMessage(this.error)}
            </p>`
          : nothing
      }
      ${
        this.isAllEmpty && this.empty === this.total
          ? html`<p class="notice warn" role="alert">${t('assignments.hand-in-nothing')}</p>`
          : nothing
      }
      ${this.isAsking ? this.renderQuestion() : this.renderButton()}
    `;
  }

  private renderButton() {
    return html`<button
      type="button"
      id="ask"
      class="button primary"
      @click=${() => void this.turn(true)}
    >
      ${t('assignments.hand-in')}
    </button>`;
  }

  private renderQuestion() {
    return html`<div
      class="notice stack"
      role="group"
      aria-labelledby="question"
      @keydown=${this.handleKey}
    >
      <p id="question">
        ${
          this.empty > 0
            ? t('assignments.hand-in-some-empty', { count: this.empty })
            : t('assignments.hand-in-question')
        }
      </p>
      <div class="actions">
        <button
          type="button"
          id="yes"
          class="button primary"
          ?disabled=${this.busy}
          @click=${() => this.dispatchEvent(new HandInEvent())}
        >
          ${t('assignments.hand-in-yes')}
        </button>
        <button type="button" class="button" @click=${() => void this.turn(false)}>
          ${t('assignments.hand-in-no')}
        </button>
      </div>
    </div>`;
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') void this.turn(false);
  }

  /** Asks, or takes the question back; focus follows. */
  private async turn(isAsking: boolean): Promise<void> {
    this.isAllEmpty = isAsking && this.empty === this.total;
    this.isAsking = isAsking && !this.isAllEmpty;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(this.isAsking ? '#yes' : '#ask')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-hand-in': IlpHandIn;
  }
  interface HTMLElementEventMap {
    [HandInEvent.type]: HandInEvent;
  }
}
