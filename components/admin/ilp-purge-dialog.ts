import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { DialogCloseEvent } from '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';

export class PurgeSureEvent extends Event {
  static readonly type = 'ilp-purge-sure';

  constructor() {
    super(PurgeSureEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * Asks once more before plans go for good: a box has to be checked, so that no second press of one button does
 * it. Needs the `close` messages.
 *
 * @element ilp-purge-dialog
 * @fires {PurgeSureEvent} ilp-purge-sure
 */
@customElement('ilp-purge-dialog')
export class IlpPurgeDialog extends IlpElement {
  static override styles = [layout, buttons, cards, fields];

  @property({ type: Boolean }) open = false;
  @property({ type: Boolean }) busy = false;
  @property({ type: Number }) count = 0;
  /** What went wrong, as whoever asks shows it. */
  @property({ attribute: false }) fault: unknown = nothing;
  @state() private isSure = false;
  @state() private isTried = false;

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('open')) return;
    this.isSure = false;
    this.isTried = false;
  }

  protected override render() {
    const { count } = this;
    return html`<ilp-dialog heading=${t('close.grads-ask', { count })} ?open=${this.open}>
      <div class="stack">
        <p>${t('close.grads-ask-text')}</p>
        <label class="choice">
          <input
            type="checkbox"
            name="sure"
            aria-describedby="missing"
            .checked=${this.isSure}
            @change=${(event: Event) => {
              this.isSure = (event.currentTarget as HTMLInputElement).checked;
            }}
          />
          ${t('close.grads-ask-sure')}
        </label>
        ${
          this.isTried && !this.isSure
            ? html`<p id="missing" class="notice bad" role="alert">
                ${t('close.grads-sure-missing')}
              </p>`
            : nothing
        }
        ${this.fault}
      </div>
      <button
        slot="footer"
        type="button"
        class="button danger"
        ?disabled=${this.busy}
        @click=${this.handleDelete}
      >
        ${t('close.grads-delete', { count })}
      </button>
      <button
        slot="footer"
        type="button"
        class="button"
        @click=${() => this.dispatchEvent(new DialogCloseEvent())}
      >
        ${t('close.cancel')}
      </button>
    </ilp-dialog>`;
  }

  private readonly handleDelete = () => {
    this.isTried = true;
    if (this.isSure) this.dispatchEvent(new PurgeSureEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-purge-dialog': IlpPurgeDialog;
  }
}
