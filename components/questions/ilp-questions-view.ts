import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ANSWER_MAX, PASSED_TO_MAX } from '#contracts/limits.js';
import type { QuestionState, StaffQuestion, StaffQuestions } from '#contracts/questions.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { BADGES } from './question-words.js';

interface Words {
  answer: string;
  passedTo: string;
}

/**
 * What students ask about careers: what waits comes first, each with a place to answer it, to note whom
 * staff asked, to close it or to take it down.
 *
 * @element ilp-questions-view
 */
@customElement('ilp-questions-view')
export class IlpQuestionsView extends IlpView {
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
    `,
  ];

  @state() private items: readonly StaffQuestion[] = [];
  /** What was written and not sent, by question. */
  @state() private written: Readonly<Record<string, Words>> = {};

  private readonly deciding = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.items = (await this.api.get<StaffQuestions>('/career-questions', { signal })).items;
    },
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('questions.queue')}</h1>
      <p class="quiet">${t('questions.queue-intro')}</p>
      ${this.deciding.renderFault()} ${renderLoad(this.loading, () => this.renderList())}
    </div>`;
  }

  private renderList() {
    if (this.items.length === 0)
      return html`<ilp-empty-state heading=${t('questions.queue-empty')}>
        <p>${t('questions.queue-empty-text')}</p>
      </ilp-empty-state>`;
    return html`<ul class="rows">
      ${repeat(
        this.items,
        ({ id }) => id,
        (item) => html`<li>${this.renderQuestion(item)}</li>`,
      )}
    </ul>`;
  }

  private renderQuestion(item: StaffQuestion) {
    const { career, state: at, studentName, askedAt, question, decidedBy, decidedAt } = item;
    const date = formatDate(askedAt);
    return html`<article class="stack" aria-label=${t('questions.of', { name: studentName, date })}>
      <div class="spread">
        <span>
          <strong>${studentName}</strong>
          <span class="small quiet">${t('questions.asked', { date })}</span>
        </span>
        <span class=${BADGES[at]}>${t(`questions.state-${at}`)}</span>
      </div>
      <p class="words">${question}</p>
      <p class="small quiet">
        <a href=${hrefFor(`careers/${career.code}`)} lang=${career.titleLocale}>${career.title}</a>
        ${
          decidedBy && decidedAt
            ? t('questions.decided', { name: decidedBy, date: formatDate(decidedAt) })
            : nothing
        }
      </p>
      ${this.renderDecisions(item)}
    </article>`;
  }

  private renderDecisions(item: StaffQuestion) {
    const { answer, passedTo } = this.wordsOf(item);
    const mayWrite = item.nextStates.includes('answered');
    const form = html`<div class="stack">
      <ilp-field
        name="answer"
        type="textarea"
        rows="3"
        label=${t('questions.answer')}
        hint=${t('questions.answer-hint')}
        maxlength=${ANSWER_MAX}
        .value=${answer}
        @input=${(event: Event) => this.write(item, { answer: valueOf(event) })}
      ></ilp-field>
      <ilp-field
        name="passed-to"
        label=${t('questions.passed-to')}
        hint=${t('questions.passed-to-hint')}
        maxlength=${PASSED_TO_MAX}
        .value=${passedTo}
        @input=${(event: Event) => this.write(item, { passedTo: valueOf(event) })}
      ></ilp-field>
    </div>`;
    const isWaiting = item.state === 'waiting' || item.state === 'passed-on';
    return html`
      ${
        !mayWrite
          ? nothing
          : isWaiting
            ? form
            : html`<details>
                <summary>${t('questions.change-answer')}</summary>
                ${form}
              </details>`
      }
      ${!mayWrite && item.answer ? html`<p class="words small">${item.answer}</p>` : nothing}
      <div class="actions">${item.nextStates.map((to) => this.renderDecision(item, to))}</div>
    `;
  }

  private renderDecision(item: StaffQuestion, to: QuestionState) {
    const words = t(`questions.do-${to}`);
    const isEmpty = to === 'answered' && this.wordsOf(item).answer.trim() === '';
    return html`<button
      type="button"
      class="button small ${to === 'answered' ? 'primary' : to === 'taken-down' ? 'quiet' : ''}"
      aria-label=${t('questions.do-for', { action: words, name: item.studentName })}
      ?disabled=${this.deciding.isBusy || isEmpty}
      @click=${() => void this.decide(item, to)}
    >
      ${words}
    </button>`;
  }

  private wordsOf({ id, answer, passedTo }: StaffQuestion): Words {
    return this.written[id] ?? { answer, passedTo };
  }

  private write(item: StaffQuestion, words: Partial<Words>): void {
    this.written = { ...this.written, [item.id]: { ...this.wordsOf(item), ...words } };
  }

  private async decide(item: StaffQuestion, to: QuestionState): Promise<void> {
    const { id, state: from, studentName: name } = item;
    const body = { from, to, ...this.wordsOf(item) };
    const isDone = await this.deciding.run(async () => {
      const path = `/career-questions/${id}/state`;
      this.items = (await this.api.put<StaffQuestions>(path, body)).items;
      const others = Object.entries(this.written).filter(([key]) => key !== id);
      this.written = Object.fromEntries(others);
    });
    if (isDone)
      showToast({ text: t('questions.changed', { name, state: t(`questions.state-${to}`) }) });
    await this.updateComplete;
    // The button that was pressed may be gone, or stand at another place.
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-questions-view': IlpQuestionsView;
  }
}
