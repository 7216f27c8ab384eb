import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CopyChoice, CourseCopy } from '#contracts/course-copy.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { CopyAnsweredEvent } from './copy-events.js';
import { answerWords, countToCome, isOpenQuestion, renderToCome } from './copy-words.js';
import './ilp-copy-change.js';

/** So many things are seen at a glance; more wait behind their heading. */
const OPEN_UP_TO = 8;

/**
 * The one question of a copied course: shall the old course's work come along? Afterwards it says what
 * was decided, and with `lasting` lets a teacher change it. Nothing is drawn where there is no question.
 *
 * @element ilp-course-copy
 * @fires {CopyAnsweredEvent} ilp-copy-answered
 */
@customElement('ilp-course-copy')
export class IlpCourseCopy extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      :host {
        display: contents;
      }

      ul {
        margin: 0;
        padding-inline-start: var(--ilp-space-5);
      }

      h3 {
        font-size: inherit;
      }

      summary {
        min-block-size: 1.5rem;
        cursor: pointer;
        font-weight: 550;
      }

      details[open] > summary {
        margin-block-end: var(--ilp-space-2);
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  /** Only the teachers of a course decide for it. */
  @property({ type: Boolean }) answers = false;
  /** Shows the decision later on too. */
  @property({ type: Boolean }) lasting = false;

  @state() private copy: CourseCopy | undefined;
  @state() private isAnsweredHere = false;
  @state() private isChanging = false;
  @state() private pressed: CopyChoice | null = null;

  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [this.api] as const,
    task: ([api], { signal }) => api.get<CourseCopy>('/course-copy', { signal }),
    onComplete: (copy) => (this.copy = copy),
  });

  protected override render() {
    if (this.loading.error !== undefined && !this.copy) return this.renderFailure();
    const { copy } = this;
    if (!copy) return nothing;
    if (isOpenQuestion(copy)) return this.answers ? this.renderQuestion(copy) : nothing;
    if (copy.answer && copy.source && (this.lasting || this.isAnsweredHere))
      return this.renderAnswer(copy);
    return nothing;
  }

  private renderFailure() {
    return html`<div class="spread small quiet">
      <p>${t('copies.failed')}</p>
      <button type="button" class="button small" @click=${() => void this.loading.run()}>
        ${t('common.try-again')}
      </button>
    </div>`;
  }

  private renderQuestion(copy: CourseCopy) {
    const course = copy.source?.title;
    const count = countToCome(copy);
    return html`<section class="notice stack" aria-labelledby="question">
      <h2 id="question">
        ${course ? t('copies.question-title', { course }) : t('copies.question-title-unnamed')}
      </h2>
      <p>${t('copies.question')}</p>
      <details ?open=${count <= OPEN_UP_TO}>
        <summary>${t('copies.preview', { count })}</summary>
        <div class="stack">${renderToCome(copy)}</div>
      </details>
      ${this.attempt.renderFault()}
      <div class="actions">
        ${this.renderChoice('copy', 'button primary')} ${this.renderChoice('fresh', 'button')}
      </div>
      <p class="small quiet">${t('copies.question-later')}</p>
    </section>`;
  }

  private renderChoice(choice: CopyChoice, look: string) {
    const words = { copy: t('copies.copy'), fresh: t('copies.fresh') };
    return html`<button
      type="button"
      class=${look}
      ?disabled=${this.attempt.isBusy}
      @click=${() => void this.answer(choice)}
    >
      ${this.attempt.isBusy && this.pressed === choice ? t('copies.busy') : words[choice]}
    </button>`;
  }

  private renderAnswer(copy: CourseCopy) {
    return html`<div class="stack tight" id="answer" tabindex="-1">
      <div class="spread">
        <p class="small quiet">${answerWords(copy)}</p>
        ${
          this.lasting && this.answers
            ? html`<button
                type="button"
                class="button small"
                @click=${() => (this.isChanging = true)}
              >
                ${t('copies.change')}
              </button>`
            : nothing
        }
      </div>
      ${
        copy.answer?.choice === 'fresh'
          ? html`<p class="small quiet">${t('copies.links-note')}</p>`
          : nothing
      }
      <ilp-copy-change
        .copy=${copy}
        .attempt=${this.attempt}
        ?open=${this.isChanging}
        @ilp-dialog-close=${() => {
          this.isChanging = false;
          this.attempt.forget();
        }}
        @ilp-copy-change=${() => void this.change(copy)}
      ></ilp-copy-change>
    </div>`;
  }

  private async answer(choice: CopyChoice): Promise<void> {
    this.pressed = choice;
    const before = this.copy ? countToCome(this.copy) : 0;
    if (!(await this.attempt.run(() => this.send(choice)))) return;
    showToast({
      text: choice === 'copy' ? t('copies.done-copy', { count: before }) : t('copies.done-fresh'),
    });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#answer')?.focus();
  }

  /** A change can be taken back: what it removed was in nobody's use. */
  private async change(copy: CourseCopy): Promise<void> {
    const before = copy.answer?.choice ?? 'fresh';
    const count = countToCome(copy);
    const choice = before === 'copy' ? 'fresh' : 'copy';
    if (!(await this.attempt.run(() => this.send(choice)))) return;
    this.isChanging = false;
    showToast({
      text: choice === 'copy' ? t('copies.done-copy', { count }) : t('copies.done-fresh'),
      undo: () => this.send(before),
    });
  }

  private async send(choice: CopyChoice): Promise<void> {
    this.copy = await this.api.put<CourseCopy>('/course-copy', { choice });
    this.isAnsweredHere = true;
    this.dispatchEvent(new CopyAnsweredEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-course-copy': IlpCourseCopy;
  }
}
