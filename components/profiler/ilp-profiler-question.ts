import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { face } from './faces.js';

const ANSWERS: readonly (readonly [number, PlainKey])[] = [
  [1, 'profiler.answer-1'],
  [2, 'profiler.answer-2'],
  [3, 'profiler.answer-3'],
  [4, 'profiler.answer-4'],
  [5, 'profiler.answer-5'],
];

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
 * One activity and five large answers, each a face with a word.
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
  `;

  @property() text = '';
  /** The answer given before, if any. */
  @property({ attribute: false }) answer: number | undefined;

  override focus(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#text')?.focus(),
    );
  }

  protected override render() {
    return html`
      <h2 id="text" class="text" tabindex="-1">${this.text}</h2>
      <div class="answers" role="group" aria-label=${t('profiler.how-much')}>
        ${ANSWERS.map(
          ([value, word]) =>
            html`<button
              type="button"
              aria-pressed=${this.answer === value}
              @click=${() => this.dispatchEvent(new AnswerEvent(value))}
            >
              ${face(value)} <span>${t(word)}</span>
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
