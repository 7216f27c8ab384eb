import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { fields } from '../styles/shared.js';

/** A question was taken up, or put away again. */
export class PromptChooseEvent extends Event {
  static readonly type = 'ilp-prompt-choose';
  readonly number: number | null;

  constructor(number: number | null) {
    super(PromptChooseEvent.type, { bubbles: true, composed: true });
    this.number = number;
  }
}

/**
 * Three questions to start from; none of them has to be taken.
 *
 * @element ilp-prompt-chips
 * @fires {PromptChooseEvent} ilp-prompt-choose
 */
@customElement('ilp-prompt-chips')
export class IlpPromptChips extends IlpElement {
  static override styles = [
    fields,
    css`
      fieldset {
        display: grid;
        gap: var(--ilp-space-2);
      }

      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-2);
        padding-block-start: var(--ilp-space-2);
      }

      button {
        min-block-size: 2.75rem;
        padding: var(--ilp-space-2) var(--ilp-space-4);
        border: 1px solid var(--ilp-line-strong);
        border-radius: 1.375rem;
        background: var(--ilp-surface);
        color: var(--ilp-ink);
        font: inherit;
        text-align: start;
        cursor: pointer;
      }

      button:hover {
        border-color: var(--ilp-accent);
      }

      button[aria-pressed='true'] {
        border-color: var(--ilp-accent);
        background: var(--ilp-accent-quiet);
        box-shadow: inset 0 0 0 1px var(--ilp-accent);
      }

      @media (forced-colors: active) {
        button[aria-pressed='true'] {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];

  @property({ attribute: false }) prompts: readonly { number: number; text: string }[] = [];
  @property({ attribute: false }) chosen: number | null = null;

  protected override render() {
    return html`<fieldset>
      <legend>${t('portfolio.prompts')}</legend>
      <div class="chips">
        ${this.prompts.map(
          ({ number, text }) =>
            html`<button
              type="button"
              aria-pressed=${number === this.chosen ? 'true' : 'false'}
              @click=${() => this.choose(number)}
            >
              ${text}
            </button>`,
        )}
      </div>
    </fieldset>`;
  }

  private choose(number: number): void {
    this.dispatchEvent(new PromptChooseEvent(number === this.chosen ? null : number));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-prompt-chips': IlpPromptChips;
  }
  interface HTMLElementEventMap {
    [PromptChooseEvent.type]: PromptChooseEvent;
  }
}
