import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Reflection } from '#contracts/assignments.js';
import { formatDate, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import '../shared/ilp-save-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { AnswerChangeEvent, ConflictChooseEvent } from './assignment-events.js';
import './ilp-answer-conflict.js';
import './ilp-answer.js';
import './ilp-feedback.js';
import './ilp-hand-in.js';
import '../why/ilp-why.js';
import { ReflectionController } from './reflection-controller.js';
import { countEmpty } from '../shared/writing-sync.js';

/**
 * A student's page for one reflection: the questions with wide editors, saved as they write, and
 * after handing in the answers with what the teacher says about them.
 *
 * @element ilp-reflection-view
 */
@customElement('ilp-reflection-view')
export class IlpReflectionView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .words {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }

      .foot {
        display: grid;
        gap: var(--ilp-space-4);
        padding-block-start: var(--ilp-space-4);
        border-block-start: 1px solid var(--ilp-line);
      }

      @media (min-width: 60rem) {
        .beside {
          display: grid;
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
          gap: var(--ilp-space-6);
          align-items: start;
        }
      }
    `,
  ];

  @state() private isBusy = false;
  @state() private handInError: unknown = null;

  private readonly work: ReflectionController = new ReflectionController(this);
  private readonly loading = new Task(this, {
    args: () => [this.params.assignmentId] as const,
    task: (_, { signal }) => this.work.load(signal),
    onComplete: ({ assignment }) => this.setTitle(assignment.title),
  });

  protected override render() {
    const assignment = this.work.reflection?.assignment;
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${assignment?.title ?? t('shell.title-reflection')}</h1>
        ${
          assignment?.dueAt
            ? html`<p class="small quiet">
                ${t('common.due', { date: formatDate(assignment.dueAt, 'long') })}
              </p>`
            : nothing
        }
      </div>
      ${renderLoad(this.loading, () =>
        this.work.reflection ? this.renderReflection(this.work.reflection) : nothing,
      )}
    </div>`;
  }

  private renderReflection(reflection: Reflection) {
    const { assignment } = reflection;
    return html`
      ${assignment.instructions ? html`<p class="words">${assignment.instructions}</p>` : nothing}
      ${this.session.role === 'student' ? html`<ilp-why .api=${this.api} key=${assignment.id}></ilp-why>` : nothing}
      ${this.renderState(reflection)}
      ${
        this.work.theirs
          ? html`<ilp-answer-conflict
              .blocks=${assignment.blocks}
              .mine=${this.work.answers}
              .theirs=${this.work.theirs}
              @ilp-conflict-choose=${this.handleChoice}
            ></ilp-answer-conflict>`
          : this.renderAnswers(reflection)
      }
    `;
  }

  private renderAnswers(reflection: Reflection) {
    const { blocks } = reflection.assignment;
    const { canWrite } = reflection;
    return html`<div class=${hasFeedback(reflection) ? 'beside' : ''}>
      <div class="page">
        ${repeat(
          blocks,
          (block) => block.id,
          (block) =>
            html`<ilp-answer
              block-id=${block.id}
              prompt=${block.prompt}
              hint=${block.hint}
              text=${this.work.answers[block.id] ?? ''}
              ?readonly=${!canWrite}
              @ilp-answer-change=${this.handleAnswer}
            ></ilp-answer>`,
        )}
        ${canWrite ? this.renderFoot(reflection) : nothing}
      </div>
      <ilp-feedback .reflection=${reflection}></ilp-feedback>
    </div>`;
  }

  private renderState({ submission, canWrite }: Reflection) {
    if (this.session.role !== 'student')
      return html`<p class="notice">${t('assignments.read-only-staff')}</p>`;
    if (submission.status === 'returned')
      return html`<p class="notice warn">${t('assignments.returned')}</p>`;
    if (submission.status === 'submitted' && submission.submittedAt)
      return html`<div class="notice">
        <p>${atWords('assignments.handed-in', submission.submittedAt)}</p>
        <p>${t('assignments.handed-in-text')}</p>
      </div>`;
    if (submission.status === 'scored')
      return html`<p class="notice">${t('assignments.scored')}</p>`;
    return canWrite ? nothing : html`<p class="notice">${t('assignments.closed')}</p>`;
  }

  private renderFoot({ assignment }: Reflection) {
    const { autosave } = this.work;
    return html`<div class="foot">
      <ilp-save-state
        state=${autosave?.state ?? 'idle'}
        .savedAt=${autosave?.savedAt ?? null}
        .error=${autosave?.error}
      ></ilp-save-state>
      <div class="small quiet stack tight">
        <p>${t('assignments.who-sees')}</p>
        ${assignment.grading === 'none' ? nothing : html`<p>${t('assignments.who-sees-score')}</p>`}
      </div>
      <ilp-hand-in
        total=${assignment.blocks.length}
        empty=${countEmpty(assignment.blocks, this.work.answers)}
        ?busy=${this.isBusy}
        .error=${this.handInError}
        @ilp-hand-in=${() => void this.handIn()}
      ></ilp-hand-in>
    </div>`;
  }

  private handleAnswer(event: AnswerChangeEvent): void {
    this.work.write(event.blockId, event.text);
  }

  private async handleChoice(event: ConflictChooseEvent): Promise<void> {
    this.work.choose(event.choice);
    await this.updateComplete;
    this.renderRoot.querySelector('ilp-answer')?.focus();
  }

  private async handIn(): Promise<void> {
    this.isBusy = true;
    this.handInError = null;
    try {
      if (await this.work.handIn()) await this.greetHandedIn();
      else this.handInError = this.work.autosave?.error ?? null;
    } catch (error) {
      this.handInError = error;
    } finally {
      this.isBusy = false;
    }
  }

  /** The button just pressed is gone, so focus goes to the page's name. */
  private async greetHandedIn(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
    announce(t('assignments.handed-in-text'));
  }
}

function hasFeedback({ submission }: Reflection): boolean {
  return submission.comment !== '' || submission.points !== null;
}

function atWords(key: 'assignments.handed-in', moment: string): string {
  return t(key, { date: formatDate(moment), time: formatTime(moment) });
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-reflection-view': IlpReflectionView;
  }
}
