import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { GradeTaskPage, TaskStudent } from '#contracts/grade-tasks.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-field.js';
import { valueOf } from '../shared/form-text.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { factsOf, progressWords } from './task-words.js';

/**
 * Who of the counselor's own students has done a task. Needs the `tasks` messages.
 *
 * @element ilp-task-view
 */
@customElement('ilp-task-view')
export class IlpTaskView extends IlpView {
  static override styles = [cards, layout, buttons, lists];

  @state() private shown: 'all' | 'open' | 'done' = 'all';

  private readonly loading = new Task(this, {
    args: () => [this.params.id ?? ''] as const,
    task: ([id], { signal }) =>
      this.api.get<GradeTaskPage>(`/grade-tasks/${encodeURIComponent(id)}`, { signal }),
    onComplete: ({ task }) => this.setTitle(task.title),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('tasks')}>${t('tasks.back')}</a>
        <h1 tabindex="-1">${this.loading.value?.task.title ?? t('tasks.who-title')}</h1>
      </div>
      ${renderLoad(this.loading, (page) => this.renderPage(page))}
    </div>`;
  }

  private renderPage({ task, students }: GradeTaskPage) {
    const done = students.filter(({ isDone }) => isDone);
    const open = students.filter(({ isDone }) => !isDone);
    const lists = { all: students, open, done };
    const count = (some: readonly TaskStudent[]) => formatNumber(some.length);
    return html`<p class="small quiet">${factsOf(task)}</p>
      <p><strong>${progressWords(task)}</strong></p>
      ${
        students.length === 0
          ? html`<p class="quiet">${t('tasks.who-none')}</p>`
          : html`<p class="quiet">${t('tasks.who-own')}</p>
              <ilp-field
                type="select"
                label=${t('tasks.show')}
                .value=${this.shown}
                .options=${[
                  { value: 'all', label: t('tasks.show-all', { count: count(students) }) },
                  { value: 'open', label: t('tasks.show-open', { count: count(open) }) },
                  { value: 'done', label: t('tasks.show-done', { count: count(done) }) },
                ]}
                @change=${(event: Event) => {
                  const value = valueOf(event);
                  this.shown = value === 'open' || value === 'done' ? value : 'all';
                }}
              ></ilp-field>
              <ul class="rows">
                ${lists[this.shown].map((one) => html`<li class="stack tight">${renderStudent(one)}</li>`)}
              </ul>`
      }`;
  }
}

const renderStudent = ({ personId, name, grade, isDone, line }: TaskStudent) =>
  html`<div class="spread">
      <span>
        <a href=${hrefFor(`class/${encodeURIComponent(personId)}`)}>${name}</a>
        ${
          grade === null
            ? nothing
            : html`<span class="small quiet">${t('tasks.grade', { grade: String(grade) })}</span>`
        }
      </span>
      <span class="badge ${isDone ? 'good' : ''}">${t(isDone ? 'tasks.done' : 'tasks.open')}</span>
    </div>
    ${line === null ? nothing : html`<p><q>${line}</q></p>`}`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-task-view': IlpTaskView;
  }
}
