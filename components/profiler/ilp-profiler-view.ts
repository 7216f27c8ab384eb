import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
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
import '../shared/ilp-progress.js';
import '../shared/ilp-save-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout } from '../styles/shared.js';
import './ilp-profiler-question.js';
import type { AnswerEvent } from './ilp-profiler-question.js';

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
    cards,
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

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const { attempt } = await this.api.get<CurrentAttempt>('/profiler/attempts/current', {
        signal,
      });
      return { attempt };
    },
    onComplete: ({ attempt }) => {
      this.attempt = attempt;
    },
  });

  /** Sends all answers each time: a newer save then holds whatever an older one lost. */
  private readonly autosave = new AutosaveController<Answers>(this, {
    save: (answers, signal) =>
      this.api.patch(`/profiler/attempts/${this.attempt?.id ?? ''}`, { answers }, { signal }),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.handleKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.handleKey);
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('profiler.title')}</h1>
      ${this.isAsking ? this.renderQuestion() : renderLoad(this.loading, () => this.renderStart())}
    </div>`;
  }

  private renderStart() {
    const { attempt } = this;
    return html`
      <p>${t('profiler.intro')}</p>
      ${
        attempt
          ? html`<section class="card stack tight" aria-labelledby="resume">
              <h2 id="resume">${t('profiler.resume')}</h2>
              <p>
                ${t('profiler.resume-text', { answered: attempt.answered, total: attempt.total })}
              </p>
              <div class="actions">
                <button
                  type="button"
                  class="button primary"
                  ?disabled=${this.isBusy}
                  @click=${() => this.begin(attempt.form, false)}
                >
                  ${t('profiler.resume')}
                </button>
                <button
                  type="button"
                  class="button"
                  ?disabled=${this.isBusy}
                  @click=${() => this.begin(attempt.form, true)}
                >
                  ${t('profiler.start-over')}
                </button>
              </div>
            </section>`
          : html`<div class="actions">
              <button
                type="button"
                class="button primary"
                ?disabled=${this.isBusy}
                @click=${() => this.begin('short', false)}
              >
                ${t('profiler.short')}
              </button>
              <button
                type="button"
                class="button"
                ?disabled=${this.isBusy}
                aria-describedby="full"
                @click=${() => this.begin('full', false)}
              >
                ${t('profiler.full')}
              </button>
              <span id="full" class="small quiet">${t('profiler.full-why')}</span>
            </div>`
      }
      <p class="small quiet">${t('profiler.ours')}</p>
    `;
  }

  private renderQuestion() {
    const item = this.items[this.at];
    const total = this.items.length;
    const answered = Object.keys(this.answers).length;
    return html`<div class="stack question">
      <ilp-progress label=${t('profiler.progress')} done=${answered} total=${total}></ilp-progress>
      ${
        item
          ? html`
              <p class="quiet">${t('profiler.question', { number: this.at + 1, total })}</p>
              <ilp-profiler-question
                text=${item.text[getLocale() === 'es' ? 'es' : 'en']}
                .answer=${this.answers[item.id]}
                @ilp-answer=${this.handleAnswer}
              ></ilp-profiler-question>
            `
          : html`<h2 id="done" tabindex="-1">${t('profiler.all-done')}</h2>`
      }
      <div class="spread">
        <div class="actions">
          ${
            this.at > 0
              ? html`<button type="button" class="button" @click=${() => this.go(this.at - 1)}>
                  ${icon('back')} ${t('common.back')}
                </button>`
              : nothing
          }
          ${
            answered === total
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
        </div>
        <ilp-save-state
          state=${this.autosave.state}
          .savedAt=${this.autosave.savedAt}
          .error=${this.autosave.error}
        ></ilp-save-state>
      </div>
      <p class="small quiet">${t('profiler.keys')}</p>
    </div>`;
  }

  private async begin(form: ProfilerForm, startOver: boolean): Promise<void> {
    this.isBusy = true;
    try {
      const [attempt, { items }] = await Promise.all([
        this.api.post<ProfilerAttempt>('/profiler/attempts', { form, startOver }),
        this.api.get<ProfilerItems>(`/profiler/items?form=${form}`),
      ]);
      this.attempt = attempt;
      this.items = items;
      this.answers = attempt.answers;
      const open = items.findIndex((item) => attempt.answers[item.id] === undefined);
      this.isAsking = true;
      await this.go(open < 0 ? items.length : open);
    } finally {
      this.isBusy = false;
    }
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
    this.autosave.change(this.answers);
    await this.go(this.at + 1);
  }

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (!this.isAsking || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[1-5]$/.test(event.key)) void this.answer(Number(event.key));
    else if (event.key === 'ArrowLeft') void this.go(this.at - 1);
    else return;
    event.preventDefault();
  };

  private async later(): Promise<void> {
    await this.autosave.flush();
    navigate('explore');
    announce(t('profiler.later-done'));
  }

  private async finish(): Promise<void> {
    this.isBusy = true;
    try {
      if (!(await this.autosave.flush())) return;
      const path = `/profiler/attempts/${this.attempt?.id ?? ''}/finish`;
      const result = await this.api.post<ProfilerResult>(path, {});
      navigate(`explore/results/${result.id}`, { replace: true });
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
