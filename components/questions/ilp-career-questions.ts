import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { QUESTION_MAX } from '#contracts/limits.js';
import type { OwnQuestion, OwnQuestions } from '#contracts/questions.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { BADGES } from './question-words.js';

/**
 * A student's questions about a career, with what became of them, and a place to ask one more. Needs the
 * `questions` messages.
 *
 * @element ilp-career-questions
 */
@customElement('ilp-career-questions')
export class IlpCareerQuestions extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .words {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }

      blockquote {
        margin: 0;
        padding-inline-start: var(--ilp-space-3);
        border-inline-start: 3px solid var(--ilp-accent);
      }
    `,
  ];

  @property() code = '';

  @state() private items: readonly OwnQuestion[] = [];
  @state() private text = '';

  private readonly sending = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.path] as const,
    task: async ([path], { signal }) => {
      this.items = (await this.api.get<OwnQuestions>(path, { signal })).items;
      const draft = this.drafts.get(this.draftKey);
      this.text = typeof draft === 'string' ? draft : '';
    },
  });

  private get path(): string {
    return `/careers/${encodeURIComponent(this.code)}/questions`;
  }

  private get draftKey(): string {
    return `question.${this.code}`;
  }

  protected override render() {
    return html`<section class="stack" aria-labelledby="questions">
      <h2 id="questions" tabindex="-1">${t('questions.title')}</h2>
      <p class="quiet">${t('questions.intro')}</p>
      ${renderLoad(this.loading, () => html`<div class="stack">${this.renderList()} ${this.renderForm()}</div>`, { lines: 2 })}
    </section>`;
  }

  private renderList() {
    if (this.items.length === 0) return nothing;
    return html`<ul class="rows">
      ${repeat(
        this.items,
        ({ id }) => id,
        (item) => html`<li class="stack tight">${this.renderQuestion(item)}</li>`,
      )}
    </ul>`;
  }

  private renderQuestion({ id, question, state: at, answer, askedAt }: OwnQuestion) {
    return html`<div class="spread">
        <span class="small quiet">${t('questions.asked', { date: formatDate(askedAt) })}</span>
        <span class=${BADGES[at]}>${t(`questions.state-${at}`)}</span>
      </div>
      ${
        at === 'taken-down'
          ? html`<p class="quiet">${t('questions.taken-down-text')}</p>`
          : html`<p class="words">${question}</p>`
      }
      ${answer ? html`<blockquote class="words">${answer}</blockquote>` : nothing}
      <div class="actions">
        <button
          type="button"
          class="button quiet small"
          aria-label=${t('questions.take-back-of', { question })}
          ?disabled=${this.sending.isBusy}
          @click=${() => void this.takeBack(id)}
        >
          ${t('questions.take-back')}
        </button>
      </div>`;
  }

  private renderForm() {
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      ${this.sending.renderFault()}
      <ilp-field
        name="question"
        type="textarea"
        rows="3"
        label=${t('questions.label')}
        hint=${t('questions.hint')}
        maxlength=${QUESTION_MAX}
        .value=${this.text}
        @input=${(event: Event) => this.keep((event.currentTarget as IlpField).value)}
      ></ilp-field>
      <div>
        <button
          type="submit"
          class="button"
          ?disabled=${this.sending.isBusy || this.text.trim() === ''}
        >
          ${t('questions.send')}
        </button>
      </div>
    </form>`;
  }

  private keep(text: string): void {
    this.text = text;
    if (text) this.drafts.set(this.draftKey, text);
    else this.drafts.remove(this.draftKey);
  }

  private readonly handleSubmit = async (event: Event) => {
    event.preventDefault();
    const question = this.text.trim();
    const isSent = await this.sending.run(async () => {
      this.items = (await this.api.post<OwnQuestions>(this.path, { question })).items;
    });
    if (!isSent) return;
    this.keep('');
    showToast({ text: t('questions.sent') });
    this.focusHeading();
  };

  private async takeBack(id: string): Promise<void> {
    const isDone = await this.sending.run(async () => {
      this.items = (await this.api.delete<OwnQuestions>(`/my-questions/${id}`)).items;
    });
    if (!isDone) return;
    showToast({
      text: t('questions.taken-back'),
      undo: async () => {
        this.items = (await this.api.post<OwnQuestions>(`/my-questions/${id}/restore`)).items;
      },
    });
    this.focusHeading();
  }

  /** The button that was pressed is gone. */
  private focusHeading(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-career-questions': IlpCareerQuestions;
  }
}
