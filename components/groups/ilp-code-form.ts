import { css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { JOIN_CODE_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import { textOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { buttons, layout } from '../styles/shared.js';
import { GroupLookEvent } from './group-events.js';

/**
 * Where a join code is typed.
 *
 * @element ilp-code-form
 * @fires {GroupLookEvent} ilp-group-look
 */
@customElement('ilp-code-form')
export class IlpCodeForm extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--ilp-space-2);
      }

      ilp-field {
        flex: 0 1 18rem;
      }
    `,
  ];

  /** Why the last code opened nothing. */
  @property() error = '';
  @property({ type: Boolean }) busy = false;

  @state() private missing = '';

  override focus(): void {
    this.renderRoot.querySelector('ilp-field')?.focus();
  }

  /** Empties the field, once its code has done its work. */
  clear(): void {
    this.renderRoot.querySelector('form')?.reset();
  }

  protected override render() {
    return html`<form novalidate @submit=${this.handleSubmit}>
      <ilp-field
        name="code"
        label=${t('groups.code-field')}
        hint=${t('groups.code-hint')}
        maxlength=${JOIN_CODE_MAX}
        error=${this.missing || this.error}
      ></ilp-field>
      <button type="submit" class="button" ?disabled=${this.busy}>${t('groups.look')}</button>
    </form>`;
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const code = textOf(new FormData(event.currentTarget as HTMLFormElement), 'code');
    this.missing = code === '' ? t('groups.code-missing') : '';
    if (this.missing) this.focus();
    else this.dispatchEvent(new GroupLookEvent(code));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-code-form': IlpCodeForm;
  }
}
