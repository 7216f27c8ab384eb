import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { GradeTask, GradeTasks } from '#contracts/grade-tasks.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-task-form.js';
import type { IlpTaskForm } from './ilp-task-form.js';
import type { TaskSubmitEvent } from './task-events.js';
import { factsOf, progressWords } from './task-words.js';

/**
 * What a counselor asks of grades, how many have done it, and a form for more. Needs the `tasks` and `desk`
 * messages.
 *
 * @element ilp-tasks-view
 */
@customElement('ilp-tasks-view')
export class IlpTasksView extends IlpView {
  static override styles = [cards, layout, buttons, lists];

  @state() private known: GradeTasks | null = null;
  /** The task that is being changed. */
  @state() private editing = '';
  @query('#new') private readonly form!: IlpTaskForm | null;

  private readonly changing = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.known = await this.api.get<GradeTasks>('/grade-tasks', { signal });
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('tasks.title')}</h1>
        <p class="quiet">${t('tasks.intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.known ? this.renderAll(this.known) : nothing), {
        lines: 6,
      })}
    </div>`;
  }

  private renderAll({ tasks, schools }: GradeTasks) {
    const standing = tasks.filter(({ isEnded }) => !isEnded);
    const ended = tasks.filter(({ isEnded }) => isEnded);
    return html`${
        standing.length === 0
          ? html`<ilp-empty-state heading=${t('tasks.none')}>
              <p>${t('tasks.none-text')}</p>
            </ilp-empty-state>`
          : this.renderList(standing)
      }
      ${this.changing.renderFault()}
      <section class="card stack" aria-labelledby="new-title">
        <h2 id="new-title">${t('tasks.new')}</h2>
        <ilp-task-form
          id="new"
          .schools=${schools}
          ?busy=${this.changing.isBusy}
          @ilp-task-submit=${this.handleNew}
        ></ilp-task-form>
      </section>
      ${
        ended.length === 0
          ? nothing
          : html`<details>
              <summary>${t('tasks.ended-list')} (${ended.length})</summary>
              ${this.renderList(ended)}
            </details>`
      }`;
  }

  private renderList(tasks: readonly GradeTask[]) {
    return html`<ul class="rows">
      ${repeat(
        tasks,
        ({ id }) => id,
        (task) =>
          html`<li class="stack tight">
            ${this.editing === task.id ? this.renderEdit(task) : this.renderTask(task)}
          </li>`,
      )}
    </ul>`;
  }

  private renderTask(task: GradeTask) {
    const { id, title, details, isEnded, progress } = task;
    const button = (action: string, work: () => void) =>
      html`<button
        type="button"
        class="button small quiet"
        aria-label=${t('tasks.do-for', { action, title })}
        ?disabled=${this.changing.isBusy}
        @click=${work}
      >
        ${action}
      </button>`;
    return html`<div class="spread">
        <strong>${title}</strong>
        <span class="badge">${progressWords(task)}</span>
      </div>
      ${details ? html`<p>${details}</p>` : nothing}
      <p class="small quiet">${factsOf(task)}</p>
      ${progress?.leavesOut ? html`<p class="small quiet">${t('tasks.leaves-out')}</p>` : nothing}
      <div class="actions">
        <a
          class="button small"
          href=${hrefFor(`tasks/${encodeURIComponent(id)}`)}
          aria-label=${t('tasks.do-for', { action: t('tasks.who'), title })}
          >${t('tasks.who')}</a
        >
        ${
          isEnded
            ? button(t('tasks.restore'), () => void this.setEnded(task, false))
            : html`${button(t('tasks.change'), () => {
                this.editing = id;
              })}
              ${button(t('tasks.end'), () => void this.setEnded(task, true))}`
        }
      </div>`;
  }

  private renderEdit(task: GradeTask) {
    return html`<h2>${t('tasks.edit')}</h2>
      <ilp-task-form
        .task=${task}
        .schools=${this.known?.schools ?? []}
        ?busy=${this.changing.isBusy}
        @ilp-task-submit=${(event: TaskSubmitEvent) => void this.saveChange(task.id, event)}
        @ilp-task-cancel=${() => {
          this.editing = '';
        }}
      ></ilp-task-form>`;
  }

  private take(work: () => Promise<GradeTasks>): Promise<boolean> {
    return this.changing.run(async () => {
      this.known = await work();
    });
  }

  private readonly handleNew = async ({ task }: TaskSubmitEvent) => {
    if (!(await this.take(() => this.api.post<GradeTasks>('/grade-tasks', task)))) return;
    this.form?.clear();
    showToast({ text: t('tasks.given') });
    await this.focusTitle();
  };

  private async saveChange(id: string, { task }: TaskSubmitEvent): Promise<void> {
    if (!(await this.take(() => this.api.put<GradeTasks>(pathOf(id), task)))) return;
    this.editing = '';
    showToast({ text: t('tasks.changed') });
    await this.focusTitle();
  }

  private async setEnded({ id }: GradeTask, isEnded: boolean): Promise<void> {
    const end = () => this.take(() => this.api.delete<GradeTasks>(pathOf(id)));
    const restore = () => this.take(() => this.api.post<GradeTasks>(`${pathOf(id)}/restore`));
    if (!(await (isEnded ? end() : restore()))) return;
    showToast({
      text: isEnded ? t('tasks.ended') : t('tasks.given'),
      undo: async () => {
        await (isEnded ? restore() : end());
      },
    });
    await this.focusTitle();
  }

  /** The button that was pressed is gone. */
  private async focusTitle(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }
}

const pathOf = (id: string) => `/grade-tasks/${encodeURIComponent(id)}`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-tasks-view': IlpTasksView;
  }
}
