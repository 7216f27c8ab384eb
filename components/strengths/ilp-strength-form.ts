import { css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { STRENGTH_MAX, STRENGTH_NOTE_MAX } from '#contracts/limits.js';
import type { StrengthSide, StrengthSource } from '#contracts/strengths.js';
import { t } from '../i18n/i18n.js';
import { textOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, cards } from '../styles/shared.js';
import { SOURCES } from './strength-words.js';

export interface StrengthValues {
  side: StrengthSide;
  text: string;
  source: StrengthSource;
  sourceNote: string | null;
}

export class StrengthSubmitEvent extends Event {
  static readonly type = 'ilp-strength-submit';
  readonly values: StrengthValues;

  constructor(values: StrengthValues) {
    super(StrengthSubmitEvent.type, { bubbles: true, composed: true });
    this.values = values;
  }
}

/**
 * A few words on a strength or something to get better at. Staff choose which it is; for the student
 * the list it stands under says so.
 *
 * @element ilp-strength-form
 * @fires {StrengthSubmitEvent} ilp-strength-submit
 */
@customElement('ilp-strength-form')
export class IlpStrengthForm extends IlpElement {
  static override styles = [
    buttons,
    cards,
    css`
      form {
        display: grid;
        gap: var(--ilp-space-3);
      }
    `,
  ];

  @property() side: StrengthSide = 'strength';
  @property({ type: Boolean }) staff = false;
  @property({ type: Boolean }) busy = false;

  @state() private text = '';
  @state() private hasTried = false;

  @query('ilp-field[name=text]') private readonly field!: IlpField;
  @query('form') private readonly form!: HTMLFormElement;

  override focus(): void {
    this.field.focus();
  }

  /** Empties the fields, once what they held was taken. */
  clear(): void {
    this.form.reset();
    this.text = '';
    this.hasTried = false;
  }

  protected override render() {
    const isMissing = this.hasTried && this.text.trim() === '';
    return html`<form class="card" novalidate @submit=${this.handleSubmit}>
      <ilp-field
        name="text"
        label=${t('strengths.field')}
        error=${isMissing ? t('strengths.field-missing') : ''}
        maxlength=${STRENGTH_MAX}
        required
        .value=${this.text}
        @input=${(event: Event) => (this.text = (event.currentTarget as IlpField).value)}
      ></ilp-field>
      ${this.staff ? this.renderSide() : this.renderSource()}
      <ilp-field
        name="note"
        label=${t('strengths.source-note')}
        hint=${t('common.optional')}
        maxlength=${STRENGTH_NOTE_MAX}
      ></ilp-field>
      <div class="actions">
        <button type="submit" class="button primary small" ?disabled=${this.busy}>
          ${t('common.save')}
        </button>
      </div>
    </form>`;
  }

  private renderSide() {
    return html`<ilp-field
      name="side"
      type="select"
      label=${t('strengths.staff-side')}
      .value=${this.side}
      .options=${[
        { value: 'strength', label: t('strengths.side-strength') },
        { value: 'growth', label: t('strengths.side-growth') },
      ]}
    ></ilp-field>`;
  }

  private renderSource() {
    return html`<ilp-field
      name="source"
      type="select"
      label=${t('strengths.source')}
      .value=${'me'}
      .options=${Object.entries(SOURCES).map(([value, key]) => ({ value, label: t(key) }))}
    ></ilp-field>`;
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.hasTried = true;
    if (this.text.trim() === '') {
      this.focus();
      return;
    }
    const data = new FormData(this.form);
    const word = (name: string) => textOf(data, name);
    this.dispatchEvent(
      new StrengthSubmitEvent({
        side: this.staff ? (word('side') as StrengthSide) : this.side,
        text: this.text.trim(),
        source: (word('source') || 'teacher') as StrengthSource,
        sourceNote: word('note') || null,
      }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-strength-form': IlpStrengthForm;
  }
  interface HTMLElementEventMap {
    [StrengthSubmitEvent.type]: StrengthSubmitEvent;
  }
}
