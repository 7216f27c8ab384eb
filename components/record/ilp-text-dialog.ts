import { html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-dialog.js';
import type { IlpDialog } from '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, cards, layout } from '../styles/shared.js';

/**
 * A question that is answered in a few sentences. What was written stays when sending fails.
 *
 * @element ilp-text-dialog
 * @fires {DialogCloseEvent} ilp-dialog-close
 */
@customElement('ilp-text-dialog')
export class IlpTextDialog extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property() heading = '';
  @property() label = '';
  @property() hint = '';
  @property() value = '';
  /** What to say where nothing was written; without it, nothing may be sent. */
  @property() missing = '';
  @property() action = '';
  @property({ type: Number }) maxlength = 1_000;
  /** Sends what was written; what it throws is shown. */
  @property({ attribute: false }) send!: (text: string) => Promise<unknown>;

  @state() private error = '';
  @query('ilp-field') private readonly field!: IlpField;
  @query('ilp-dialog') private readonly dialog!: IlpDialog;

  private readonly sending = new Attempt(this);

  protected override render() {
    return html`<ilp-dialog heading=${this.heading} open>
      <form id="form" class="stack" novalidate @submit=${this.handleSubmit}>
        <ilp-field
          type="textarea"
          label=${this.label}
          hint=${this.hint}
          error=${this.error}
          maxlength=${this.maxlength}
          ?required=${this.missing !== ''}
          .value=${this.value}
        ></ilp-field>
        ${this.sending.renderFault()}
        <div class="actions">
          <button type="submit" class="button primary" ?disabled=${this.sending.isBusy}>
            ${this.action || t('common.save')}
          </button>
        </div>
      </form>
    </ilp-dialog>`;
  }

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const text = this.field.value.trim();
    this.error = text === '' ? this.missing : '';
    if (this.error !== '') {
      this.field.focus();
      return;
    }
    this.value = this.field.value;
    if (await this.sending.run(() => this.send(text))) this.dialog.open = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-text-dialog': IlpTextDialog;
  }
}
