import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { MyStudents, PartStudent } from '#contracts/staff-parts.js';
import { formatDate, formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { layout, lists } from '../styles/shared.js';
import './ilp-own-parts.js';

/**
 * One's own parts of the staff, and in a part its students. Needs the `parts` messages.
 *
 * @element ilp-my-students-view
 */
@customElement('ilp-my-students-view')
export class IlpMyStudentsView extends IlpView {
  static override styles = [layout, lists];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<MyStudents>('/my-students', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('shell.title-my-students')}</h1>
        <p class="quiet">${t('parts.my-intro')}</p>
      </div>
      ${renderLoad(this.loading, (mine) => this.renderMine(mine))}
    </div>`;
  }

  private renderMine({ parts, students }: MyStudents) {
    const isHere = Boolean(this.session.part) || parts.length === 0;
    return html`${isHere ? renderStudents(students) : nothing}
      <ilp-own-parts .api=${this.api} .session=${this.session} .parts=${parts}></ilp-own-parts>`;
  }
}

function renderStudents(students: readonly PartStudent[]) {
  if (students.length === 0)
    return html`<ilp-empty-state heading=${t('parts.my-none')}>
      <p>${t('parts.my-none-text')}</p>
    </ilp-empty-state>`;
  return html`<ul class="rows">
    ${students.map((student) => html`<li class="stack tight">${renderStudent(student)}</li>`)}
  </ul>`;
}

function renderStudent({ personId, name, lms, focusGoal, lastMoveAt, hasPlan }: PartStudent) {
  return html`<span>
      <a href=${hrefFor(`class/${encodeURIComponent(personId)}`)}>${name}</a>
      ${lms.length > 0 ? html`<span class="small quiet">${formatList(lms)}</span>` : nothing}
    </span>
    <span>${focusGoal ?? t(hasPlan ? 'parts.my-no-goal' : 'parts.my-no-plan')}</span>
    ${
      lastMoveAt
        ? html`<span class="small quiet">
            ${t('parts.my-moved', { date: formatDate(lastMoveAt) })}
          </span>`
        : nothing
    }`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-my-students-view': IlpMyStudentsView;
  }
}
