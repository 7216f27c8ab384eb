import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { QuestionKind } from '#contracts/assessment-kinds.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { face } from './faces.js';
import { level } from './level.js';
import { QUESTIONS } from './question-words.js';

/** A person answered the question on screen. */
export class AnswerEvent extends Event {
  static readonly type = 'ilp-answer';
  readonly answer: number;

  constructor(answer: number) {
    super(AnswerEvent.type, { bubbles: true, composed: true });
    this.answer = answer;
  }
}

/**
 * One question and five large answers, each a drawing with a word: faces where it is about liking.
 *
 * @element ilp-profiler-question
 * @fires {AnswerEvent} ilp-answer
 */
@customElement('ilp-profiler-question')
export class IlpProfilerQuestion extends IlpElement {
  static override styles = css`
    .text {
      margin: 0;
      font-size: var(--ilp-text-large);
      font-weight: 600;
    }

    .answers {
      display: grid;
      grid-template-columns: repeat(5, minmax(0, 1fr));
      gap: var(--ilp-space-2);
      margin-block-start: var(--ilp-space-4);
    }

    button {
      display: grid;
      place-items: center;
      gap: var(--ilp-space-2);
      min-block-size: 3.5rem;
      padding: var(--ilp-space-3);
      border: 2px solid var(--ilp-line-strong);
      border-radius: var(--ilp-radius);
      background: var(--ilp-surface);
      color: var(--ilp-ink);
      font: inherit;
      cursor: pointer;
    }

    @media (max-width: 30rem) {
      .answers {
        grid-template-columns: minmax(0, 1fr);
      }

      button {
        grid-template-columns: auto minmax(0, 1fr);
        justify-items: start;
      }
    }

    .own {
      grid-template-columns: minmax(0, 1fr);
    }

    .own button {
      justify-items: start;
      text-align: start;
    }

    button:hover {
      border-color: var(--ilp-accent);
    }

    button[aria-pressed='true'] {
      border-color: var(--ilp-accent);
      background: var(--ilp-accent-quiet);
      font-weight: 600;
    }

    .face {
      inline-size: 2.25rem;
      block-size: 2.25rem;
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.5;
      stroke-linecap: round;
    }

    .eye {
      fill: currentcolor;
      stroke: none;
    }

    .level {
      inline-size: 2.25rem;
      block-size: 2.25rem;
      fill: none;
      stroke: currentcolor;
    }

    .full {
      fill: currentcolor;
    }
  `;

  @property() kind: QuestionKind = 'interests';
  @property() text = '';
  /** The language of question and answers, where it is not that of the page. */
  @property() textLanguage: string | undefined;
  /** The answers of this question, where it has its own. */
  @property({ attribute: false }) options: readonly string[] | undefined;
  /** The answer given before, if any. */
  @property({ attribute: false }) answer: number | undefined;

  override focus(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#text')?.focus(),
    );
  }

  private draw(answer: number) {
    if (this.options) return nothing;
    return this.kind === 'interests' ? face(answer) : level(answer);
  }

  protected override render() {
    const { ask, answers } = QUESTIONS[this.kind];
    return html`
      <h2 id="text" class="text" tabindex="-1" lang=${this.textLanguage ?? nothing}>
        ${this.text}
      </h2>
      <div class="answers ${this.options ? 'own' : ''}" role="group" aria-label=${t(ask)}>
        ${(this.options ?? answers.map((word) => t(word))).map(
          (words, index) =>
            html`<button
              type="button"
              aria-pressed=${this.answer === index + 1}
              @click=${() => this.dispatchEvent(new AnswerEvent(index + 1))}
            >
              ${this.draw(index + 1)} <span lang=${this.textLanguage ?? nothing}>${words}</span>
            </button>`,
        )}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-profiler-question': IlpProfilerQuestion;
  }
  interface HTMLElementEventMap {
    [AnswerEvent.type]: AnswerEvent;
  }
}
