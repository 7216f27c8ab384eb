import { css, type CSSResultGroup, html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { textOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, cards, layout } from '../styles/shared.js';

/** What the forms of the record have in common: their look, their buttons, and how they say what is wrong. */
export abstract class RecordForm extends IlpElement {
  static override styles: CSSResultGroup = [
    layout,
    buttons,
    cards,
    css`
      form {
        display: grid;
        gap: var(--ilp-space-3);
      }

      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
        gap: var(--ilp-space-3);
        align-items: start;
      }
    `,
  ];

  @property({ type: Boolean }) busy = false;

  /** What is wrong, by the name of the field. */
  @state() protected errors: Readonly<Record<string, string>> = {};
  @query('form') private readonly form!: HTMLFormElement;

  override focus(): void {
    this.renderRoot.querySelector<IlpField>('ilp-field')?.focus();
  }

  protected readonly word = (name: string): string => textOf(new FormData(this.form), name);

  /** Shows what is wrong and goes to the first of it. @returns whether all is well */
  protected isRight(errors: Readonly<Record<string, string>>): boolean {
    this.errors = errors;
    const [wrong] = Object.keys(errors);
    if (wrong === undefined) return true;
    this.renderRoot.querySelector<IlpField>(`ilp-field[name="${wrong}"]`)?.focus();
    return false;
  }

  protected renderActions() {
    return html`<div class="actions">
      <button type="submit" class="button primary small" ?disabled=${this.busy}>
        ${t('common.save')}
      </button>
      <button
        type="button"
        class="button small quiet"
        @click=${() => this.dispatchEvent(new Event('ilp-cancel'))}
      >
        ${t('record.cancel')}
      </button>
    </div>`;
  }
}
