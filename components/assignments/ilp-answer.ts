import { css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ANSWER_TEXT_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { fields, layout } from '../styles/shared.js';
import { AnswerChangeEvent } from './assignment-events.js';

/**
 * One question and its answer: a quiet page-wide editor that grows with the words, or the words
 * alone when there is nothing to change.
 *
 * @element ilp-answer
 * @fires {AnswerChangeEvent} ilp-answer-change - While typing.
 */
@customElement('ilp-answer')
export class IlpAnswer extends IlpElement {
  static override styles = [
    layout,
    fields,
    css`
      label,
      .prompt {
        font-weight: 600;
        max-inline-size: var(--ilp-measure);
      }

      .grow {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
      }

      .grow > * {
        grid-area: 1 / 1;
      }

      /* A copy of the words stretches the editor where the browser cannot do so by itself. */
      .grow::after {
        grid-area: 1 / 1;
        visibility: hidden;
        content: attr(data-text) ' ';
        padding: var(--ilp-space-2) var(--ilp-space-3);
        border: 1px solid transparent;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      textarea {
        resize: none;
        overflow: hidden;
      }

      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: 'block-id' }) blockId = '';
  @property() prompt = '';
  @property() hint = '';
  @property() text = '';
  /** Letters. */
  @property({ type: Number }) most = ANSWER_TEXT_MAX;
  @property({ type: Boolean }) readonly = false;
  /** The place of the question among the headings of its page, when it is only read. */
  @property({ type: Number }) level = 2;

  @query('textarea') private readonly editor!: HTMLTextAreaElement | null;

  override focus(): void {
    this.editor?.focus();
  }

  protected override render() {
    if (this.readonly) return this.renderText();
    return html`<div class="stack tight">
      <label for="answer">${this.prompt}</label>
      ${this.hint ? html`<p class="small quiet" id="hint">${this.hint}</p>` : nothing}
      <div class="grow" data-text=${this.text}>
        <textarea
          id="answer"
          aria-describedby=${this.hint ? 'hint' : nothing}
          maxlength=${this.most}
          .value=${live(this.text)}
          @input=${this.handleInput}
        ></textarea>
      </div>
    </div>`;
  }

  private renderText() {
    return html`<div class="stack tight">
      <p class="prompt" role="heading" aria-level=${this.level}>${this.prompt}</p>
      ${
        this.text.trim()
          ? html`<p class="text">${this.text}</p>`
          : html`<p class="quiet">${t('assignments.answer-empty')}</p>`
      }
    </div>`;
  }

  private handleInput(): void {
    if (!this.editor) return;
    this.text = this.editor.value;
    this.dispatchEvent(new AnswerChangeEvent(this.blockId, this.text));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-answer': IlpAnswer;
  }
}
