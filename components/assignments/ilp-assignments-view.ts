import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AssignmentBrief, AssignmentList } from '#contracts/assignments.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../copies/ilp-course-copy.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { gradingWords } from './assignment-words.js';

/**
 * The reflections of the course: how many handed in, and what there is to read.
 *
 * @element ilp-assignments-view
 */
@customElement('ilp-assignments-view')
export class IlpAssignmentsView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      a.title {
        font-weight: 600;
      }
    `,
  ];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<AssignmentList>('/assignments', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <div class="spread">
        <h1 tabindex="-1">${t('assignments.title')}</h1>
        ${
          this.session.canTeach
            ? html`<a class="button" href=${hrefFor('attach')}>${t('ready.give-open')}</a>`
            : nothing
        }
      </div>
      <ilp-course-copy
        lasting
        .api=${this.api}
        ?answers=${this.session.canTeach}
        @ilp-copy-answered=${() => void this.loading.run()}
      ></ilp-course-copy>
      ${renderLoad(this.loading, ({ assignments }) =>
        assignments.length === 0 ? this.renderEmpty() : this.renderList(assignments),
      )}
    </div>`;
  }

  private renderEmpty() {
    return html`<ilp-empty-state heading=${t('assignments.empty')}>
      <p>${t('assignments.empty-text')}</p>
      <a slot="actions" class="button primary" href=${hrefFor('class')}>
        ${t('assignments.empty-action')}
      </a>
    </ilp-empty-state>`;
  }

  private renderList(assignments: readonly AssignmentBrief[]) {
    return html`
      <p class="quiet">${t('assignments.intro')}</p>
      <ul class="rows">
        ${repeat(
          assignments,
          ({ id }) => id,
          (assignment) => html`<li>${this.renderRow(assignment)}</li>`,
        )}
      </ul>
    `;
  }

  private renderRow(assignment: AssignmentBrief) {
    const { id, title, dueAt, handedIn, students, toRead, notSent, courseTitle } = assignment;
    return html`<div class="stack tight">
      <div class="spread">
        <a class="title" href=${hrefFor(`assignments/${encodeURIComponent(id)}`)}>${title}</a>
        <span class="actions">
          ${
            notSent > 0
              ? html`<span class="badge warn"
                  >${t('assignments.not-sent', { count: notSent })}</span
                >`
              : nothing
          }
          <span class=${toRead > 0 ? 'badge good' : 'badge'}>${readingWords(assignment)}</span>
        </span>
      </div>
      <p class="small quiet">
        ${courseTitle ? html`${courseTitle} · ` : nothing}
        ${t('assignments.handed-in-count', { done: handedIn, total: students })} ·
        ${dueAt ? t('common.due', { date: formatDate(dueAt) }) : t('assignments.no-due')} ·
        ${gradingWords(assignment)}
      </p>
    </div>`;
  }
}

function readingWords({ toRead, handedIn }: AssignmentBrief): string {
  if (toRead > 0) return t('assignments.to-read', { count: toRead });
  return handedIn > 0 ? t('assignments.all-read') : t('assignments.nothing-yet');
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-assignments-view': IlpAssignmentsView;
  }
}
