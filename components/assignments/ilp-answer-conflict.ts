import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { ConflictChooseEvent } from './assignment-events.js';

type Answers = Readonly<Record<string, string>>;

/**
 * The same answers in two versions, side by side, with one button for each: nothing is thrown away
 * until the student chooses.
 *
 * @element ilp-answer-conflict
 * @fires {ConflictChooseEvent} ilp-conflict-choose
 */
@customElement('ilp-answer-conflict')
export class IlpAnswerConflict extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .sides {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
        gap: var(--ilp-space-4);
      }

      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      .prompt {
        color: var(--ilp-ink-quiet);
        font-size: var(--ilp-text-small);
      }
    `,
  ];

  @property({ attribute: false }) blocks: readonly { id: string; prompt: string }[] = [];
  @property({ attribute: false }) mine: Answers = {};
  @property({ attribute: false }) theirs: Answers = {};

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.notice')?.focus();
  }

  protected override render() {
    return html`<div class="stack">
      <div class="notice warn" tabindex="-1" role="alert">
        <p>${t('common.conflict')}</p>
        <p>${t('common.conflict-text')}</p>
      </div>
      <div class="sides">
        ${this.renderSide('mine', this.mine)} ${this.renderSide('theirs', this.theirs)}
      </div>
    </div>`;
  }

  private renderSide(side: 'mine' | 'theirs', answers: Answers) {
    const isMine = side === 'mine';
    return html`<section class="card stack" aria-labelledby=${side}>
      <h2 id=${side}>${isMine ? t('common.conflict-mine') : t('common.conflict-theirs')}</h2>
      ${this.differing().map(
        (block) =>
          html`<div class="stack tight">
            <p class="prompt">${block.prompt}</p>
            <p class="text">${wordsOf(answers, block.id)}</p>
          </div>`,
      )}
      <div>
        <button
          type="button"
          class="button"
          @click=${() => this.dispatchEvent(new ConflictChooseEvent(side))}
        >
          ${isMine ? t('common.conflict-keep-mine') : t('common.conflict-keep-theirs')}
        </button>
      </div>
    </section>`;
  }

  /** Only where the two differ is there something to choose. */
  private differing() {
    return this.blocks.filter(
      ({ id }) => (this.mine[id] ?? '').trim() !== (this.theirs[id] ?? '').trim(),
    );
  }
}

function wordsOf(answers: Answers, id: string): string {
  const words = answers[id]?.trim() ?? '';
  return words === '' ? t('common.conflict-empty') : words;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-answer-conflict': IlpAnswerConflict;
  }
}
