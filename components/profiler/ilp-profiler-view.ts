import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type {
  CurrentAttempt,
  ProfilerAttempt,
  ProfilerForm,
  ProfilerItems,
  ProfilerResult,
} from '#contracts/profiler.js';
import { getLocale, t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { AutosaveController } from '../shared/autosave-controller.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-error-state.js';
import '../shared/ilp-progress.js';
import '../shared/ilp-save-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, layout } from '../styles/shared.js';
import './ilp-profiler-question.js';
import type { AnswerEvent } from './ilp-profiler-question.js';
import './ilp-profiler-start.js';
import type { BeginEvent } from './ilp-profiler-start.js';

type Answers = Readonly<Record<string, number>>;

/**
 * The interest questions: a choice of length, then one at a time. Every answer is saved at once, so
 * that a student can stop and go on another day. There is no timer.
 *
 * @element ilp-profiler-view
 */
@customElement('ilp-profiler-view')
export class IlpProfilerView extends IlpView {
  static override styles = [
    layout,
    buttons,
    css`
      .question {
        max-inline-size: 44rem;
      }
    `,
  ];

  @state() private attempt: ProfilerAttempt | null = null;
  @state() private items: ProfilerItems['items'] = [];
  @state() private answers: Answers = {};
  @state() private at = 0;
  @state() private isAsking = false;
  @state() private isBusy = false;
  /** What did not work out, and how to try it again. */
  @state() private problem: { error: unknown; again: () => Promise<void> } | null = null;
  private autosave?: AutosaveController<Answers>;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<CurrentAttempt>('/profiler/attempts/current', { signal }),
    onComplete: ({ attempt }) => {
      this.attempt = attempt;
    },
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('profiler.title')}</h1>
      ${this.isAsking ? this.renderQuestion() : renderLoad(this.loading, () => this.renderStart())}
      ${
        this.problem
          ? html`<ilp-error-state
              .error=${this.problem.error}
              @ilp-retry=${this.problem.again}
            ></ilp-error-state>`
          : nothing
      }
    </div>`;
  }

  private renderStart() {
    return html`<ilp-profiler-start
      .attempt=${this.attempt}
      ?busy=${this.isBusy}
      @ilp-profiler-begin=${(event: BeginEvent) => this.begin(event.form, event.startOver)}
    ></ilp-profiler-start>`;
  }

  /** Keys count only here: elsewhere on the page 1 to 5 are not ours to take. */
  private renderQuestion() {
    const item = this.items[this.at];
    const total = this.items.length;
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
                  text=${item.text[getLocale() === 'es' ? 'es' : 'en']}
                  .answer=${this.answers[item.id]}
                  @ilp-answer=${this.handleAnswer}
                ></ilp-profiler-question>`,
              )}
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
    </div>`;
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
              ?disabled=${this.isBusy}
              @click=${this.finish}
            >
              ${t('profiler.see-result')}
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

  private begin(form: ProfilerForm, startOver: boolean): Promise<void> {
    return this.attend(async () => {
      const [attempt, { items }] = await Promise.all([
        this.api.post<ProfilerAttempt>('/profiler/attempts', { form, startOver }),
        this.api.get<ProfilerItems>(`/profiler/items?form=${form}`),
      ]);
      this.attempt = attempt;
      this.items = items;
      this.resume(attempt, startOver);
      const open = items.findIndex(({ id }) => this.answers[id] === undefined);
      this.isAsking = true;
      await this.go(open < 0 ? items.length : open);
    });
  }

  /** Takes up the answers, with those that never reached the server. */
  private resume(attempt: ProfilerAttempt, startOver: boolean): void {
    const path = `/profiler/attempts/${attempt.id}`;
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
    navigate('explore');
    announce(t('profiler.later-done'));
  }

  private finish(): Promise<void> {
    return this.attend(async () => {
      if (!(await this.autosave?.flush())) return;
      const path = `/profiler/attempts/${this.attempt?.id ?? ''}/finish`;
      const result = await this.api.post<ProfilerResult>(path, {});
      navigate(`explore/results/${result.id}`, { replace: true });
    });
  }

  /** Does it once at a time, and says on the page when it fails. */
  private async attend(action: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    try {
      await action();
    } catch (error) {
      this.problem = { error, again: () => this.attend(action) };
    } finally {
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-profiler-view': IlpProfilerView;
  }
}
