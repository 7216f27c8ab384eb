import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { t } from '../i18n/i18n.js';
import { fields } from '../styles/shared.js';
import { IlpElement } from './ilp-element.js';

export type FieldType = 'text' | 'textarea' | 'select' | 'date' | 'number' | 'url' | 'search';

export interface FieldOption {
  value: string;
  label: string;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * A labelled native control with its hint and error.
 *
 * All four sit in one shadow tree, since ids do not reach across trees. Takes part in forms by
 * `name`, resets with them, and Enter in a one-line field submits.
 *
 * @element ilp-field
 * @fires input - While typing; read `value`.
 * @fires change - When a value was settled.
 */
@customElement('ilp-field')
export class IlpField extends IlpElement {
  static readonly formAssociated = true;
  static override styles = [
    fields,
    // A hint may hold a name that is longer than a small window is wide.
    css`
      .hint {
        overflow-wrap: anywhere;
      }
    `,
  ];
  static override shadowRootOptions: ShadowRootInit = {
    ...IlpElement.shadowRootOptions,
    delegatesFocus: true,
  };

  @property() label = '';
  @property() hint = '';
  /** A sentence that says what to change; marks the control as invalid. */
  @property() error = '';
  @property() name = '';
  @property() type: FieldType = 'text';
  @property() value = '';
  @property({ attribute: false }) options: readonly FieldOption[] = [];
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) disabled = false;
  @property({ type: Number }) maxlength?: number;
  @property({ type: Number }) rows = 4;
  @property() min?: string;
  @property() max?: string;
  /** Hides the label from sight only, where a heading beside the field says the same. */
  @property({ type: Boolean, attribute: 'label-hidden' }) labelHidden = false;

  @query('#control') private readonly control!: Control;

  private readonly internals = this.attachInternals();
  private initialValue = '';

  protected override firstUpdated(): void {
    this.initialValue = this.value;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value')) this.internals.setFormValue(this.value);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const isMissing = this.required && this.value.trim() === '';
    if (changed.has('value') || changed.has('required') || changed.has('error')) {
      if (this.error) this.internals.setValidity({ customError: true }, this.error, this.control);
      else if (isMissing)
        this.internals.setValidity({ valueMissing: true }, t('common.field-missing'), this.control);
      else this.internals.setValidity({});
    }
  }

  formResetCallback(): void {
    this.value = this.initialValue;
    this.error = '';
  }

  formDisabledCallback(disabled: boolean): void {
    this.disabled = disabled;
  }

  formStateRestoreCallback(state: string): void {
    this.value = state;
  }

  override focus(options?: FocusOptions): void {
    if (this.hasUpdated) this.control.focus(options);
    else void this.updateComplete.then(() => this.control.focus(options));
  }

  protected override render() {
    return html`
      <div class="field">
        <label for="control" class=${this.labelHidden ? 'visually-hidden' : ''}>
          ${this.label}
          ${
            this.required
              ? html`<span class="quiet small">(${t('common.required')})</span>`
              : nothing
          }
        </label>
        ${this.hint ? html`<span class="hint" id="hint">${this.hint}</span>` : nothing}
        ${this.renderControl()}
        ${this.error ? html`<span class="error" id="error">${this.error}</span>` : nothing}
      </div>
    `;
  }

  private renderControl() {
    const described = [this.hint && 'hint', this.error && 'error'].filter(Boolean).join(' ');
    const describedBy = ifDefined(described || undefined);
    const invalid = this.error ? 'true' : 'false';
    if (this.type === 'textarea')
      return html`<textarea
        id="control"
        rows=${this.rows}
        maxlength=${ifDefined(this.maxlength)}
        ?required=${this.required}
        ?disabled=${this.disabled}
        aria-invalid=${invalid}
        aria-describedby=${describedBy}
        .value=${live(this.value)}
        @input=${this.handleInput}
        @change=${this.handleChange}
      ></textarea>`;
    if (this.type === 'select')
      return html`<select
        id="control"
        ?required=${this.required}
        ?disabled=${this.disabled}
        aria-invalid=${invalid}
        aria-describedby=${describedBy}
        @change=${this.handleChange}
      >
        ${this.options.map(
          (option) =>
            html`<option value=${option.value} ?selected=${option.value === this.value}>
              ${option.label}
            </option>`,
        )}
      </select>`;
    return html`<input
      id="control"
      type=${this.type}
      autocomplete="off"
      maxlength=${ifDefined(this.maxlength)}
      min=${ifDefined(this.min)}
      max=${ifDefined(this.max)}
      ?required=${this.required}
      ?disabled=${this.disabled}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      .value=${live(this.value)}
      @input=${this.handleInput}
      @change=${this.handleChange}
      @keydown=${this.handleKey}
    />`;
  }

  private handleInput(): void {
    this.value = this.control.value;
  }

  private handleChange(): void {
    this.value = this.control.value;
    // A native change event stops at the shadow root.
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.isComposing) this.internals.form?.requestSubmit();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-field': IlpField;
  }
}
