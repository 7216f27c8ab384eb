import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { QuestionKind } from '#contracts/assessment-kinds.js';
import type { OfficialNote } from '#contracts/instruments.js';
import type { ProfilerAttempt, ProfilerItems } from '#contracts/profiler.js';
import type { ApiClient } from '../api/client.js';
import type { Drafts } from '../api/drafts.js';
import { getLocale, t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { AutosaveController } from '../shared/autosave-controller.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-progress.js';
import '../shared/ilp-read-aloud.js';
import '../shared/ilp-save-state.js';
import { navigate } from '../shared/navigation.js';
import { buttons, layout } from '../styles/shared.js';
import './ilp-profiler-question.js';
import type { AnswerEvent } from './ilp-profiler-question.js';
import { officialLanguage, renderOfficial } from './official-note.js';
import { QUESTIONS } from './question-words.js';

type Answers = Readonly<Record<string, number>>;

/** All questions have their answers, and these are saved. */
export class CompleteEvent extends Event {
  static readonly type = 'ilp-questions-complete';

  constructor() {
    super(CompleteEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * One question at a time. Every answer is saved at once, so that a student can stop and go on another
 * day. There is no timer.
 *
 * @element ilp-questions
 * @fires {CompleteEvent} ilp-questions-complete
 */
@customElement('ilp-questions')
export class IlpQuestions extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      .question {
        max-inline-size: 44rem;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) drafts!: Drafts;
  @property() kind: QuestionKind = 'interests';
  @property({ attribute: false }) items: ProfilerItems['items'] = [];
  /** Said beside them where they are official questions. */
  @property({ attribute: false }) official: OfficialNote | undefined;
  @property({ type: Boolean }) busy = false;

  @state() private answers: Answers = {};
  @state() private at = 0;
  private autosave?: AutosaveController<Answers>;

  /** Takes up the answers, with those that never reached the server, at the first open question. */
  async resume(attempt: ProfilerAttempt, startOver: boolean): Promise<void> {
    const path = `${QUESTIONS[this.kind].api}/attempts/${attempt.id}`;
    const key = `profiler.${attempt.id}`;
    if (startOver) this.drafts.remove(key);
    // All answers go each time: a newer save then holds whatever an older one lost.
    this.autosave = new AutosaveController<Answers>(this, {
      save: (answers, signal) => this.api.patch(path, { answers }, { signal }),
      draft: { drafts: this.drafts, key },
    });
    const kept = this.autosave.draft;
    const all: Answers = { ...attempt.answers, ...kept };
    this.answers = Object.fromEntries(
      this.items.flatMap(({ id }) => (all[id] === undefined ? [] : [[id, all[id]] as const])),
    );
    if (kept) this.autosave.change(this.answers);
    const open = this.items.findIndex(({ id }) => this.answers[id] === undefined);
    await this.go(open < 0 ? this.items.length : open);
  }

  /** Keys count only here: elsewhere on the page 1 to 5 are not ours to take. */
  protected override render() {
    const item = this.items[this.at];
    const total = this.items.length;
    const { official } = this;
    const language = official ? officialLanguage(official) : getLocale() === 'es' ? 'es' : 'en';
    return html`<div class="stack question" tabindex="-1" @keydown=${this.handleKey}>
      <ilp-progress
        label=${t('profiler.progress')}
        done=${Object.keys(this.answers).length}
        total=${total}
      ></ilp-progress>
      ${
        item
          ? html`
              <p class="quiet">${t('profiler.question', { number: this.at + 1, total })}</p>
              ${keyed(
                // A new element for each question: focus moves to its heading, which is then read.
                item.id,
                html`<ilp-profiler-question
                  kind=${this.kind}
                  text=${item.text[language]}
                  .textLanguage=${official ? language : undefined}
                  .options=${item.options?.map((option) => option[language])}
                  .answer=${this.answers[item.id]}
                  @ilp-answer=${this.handleAnswer}
                ></ilp-profiler-question>`,
              )}
              <ilp-read-aloud .texts=${this.spoken(item, language)}></ilp-read-aloud>
            `
          : html`<h2 id="done" tabindex="-1">${t('profiler.all-done')}</h2>`
      }
      <div class="spread">
        ${this.renderActions()}
        <ilp-save-state
          state=${this.autosave?.state ?? 'idle'}
          .savedAt=${this.autosave?.savedAt ?? null}
          .error=${this.autosave?.error}
        ></ilp-save-state>
      </div>
      <p class="small quiet">${t('profiler.keys')}</p>
      ${renderOfficial(official)}
    </div>`;
  }

  /** The question and its answers, as they are read aloud. */
  private spoken({ text, options }: ProfilerItems['items'][number], language: 'en' | 'es') {
    const { answers } = QUESTIONS[this.kind];
    const words = options?.map((option) => option[language]) ?? answers.map((word) => t(word));
    return [text[language], ...words];
  }

  private renderActions() {
    const isComplete = this.items.every(({ id }) => this.answers[id] !== undefined);
    return html`<div class="actions">
      ${
        this.at > 0
          ? html`<button type="button" class="button" @click=${() => this.go(this.at - 1)}>
              ${icon('back')} ${t('common.back')}
            </button>`
          : nothing
      }
      ${
        this.canGoOn
          ? html`<button type="button" class="button" @click=${() => this.go(this.at + 1)}>
              ${t('common.next')} ${icon('next')}
            </button>`
          : nothing
      }
      ${
        isComplete
          ? html`<button
              type="button"
              class="button primary"
              ?disabled=${this.busy}
              @click=${this.complete}
            >
              ${t(QUESTIONS[this.kind].seeResult)}
            </button>`
          : html`<button type="button" class="button quiet" @click=${this.later}>
              ${t('profiler.later')}
            </button>`
      }
    </div>`;
  }

  /** Whether the question on screen has its answer, as after going back. */
  private get canGoOn(): boolean {
    const item = this.items[this.at];
    return item !== undefined && this.answers[item.id] !== undefined;
  }

  /** Goes to a question; past the last one stands the way to the result. */
  private async go(at: number): Promise<void> {
    this.at = Math.max(0, at);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('ilp-profiler-question, #done')?.focus();
  }

  private handleAnswer(event: AnswerEvent): void {
    void this.answer(event.answer);
  }

  private async answer(answer: number): Promise<void> {
    const item = this.items[this.at];
    if (!item) return;
    this.answers = { ...this.answers, [item.id]: answer };
    this.autosave?.change(this.answers);
    await this.go(this.at + 1);
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isAnswer = /^[1-5]$/.test(event.key);
    if (!isAnswer && event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    // A key that is held down answers one question, not five.
    if (event.repeat) return;
    if (isAnswer) void this.answer(Number(event.key));
    else if (event.key === 'ArrowLeft') void this.go(this.at - 1);
    else if (this.canGoOn) void this.go(this.at + 1);
  }

  private async later(): Promise<void> {
    // The place of saving says what is wrong; the answers wait here.
    if (!(await this.autosave?.flush())) return;
    navigate(QUESTIONS[this.kind].laterPage);
    announce(t('profiler.later-done'));
  }

  private async complete(): Promise<void> {
    if (await this.autosave?.flush()) this.dispatchEvent(new CompleteEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-questions': IlpQuestions;
  }
  interface HTMLElementEventMap {
    [CompleteEvent.type]: CompleteEvent;
  }
}
