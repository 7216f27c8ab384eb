import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { MyStudents, PartStudent } from '#contracts/staff-parts.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { renderLms } from '../shared/namesakes.js';
import { hrefFor } from '../shared/navigation.js';
import { PartHomeView } from './part-home-view.js';

/**
 * One's own parts of the staff, and in a part its students. Needs the `parts` messages.
 *
 * @element ilp-my-students-view
 */
@customElement('ilp-my-students-view')
export class IlpMyStudentsView extends PartHomeView {
  protected override readonly words = {
    title: 'shell.title-my-students',
    intro: 'parts.my-intro',
  } as const;

  protected override renderPart({ parts, students }: MyStudents) {
    const isHere = Boolean(this.session.part) || parts.length === 0;
    return isHere ? renderStudents(students) : nothing;
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
      ${renderLms(lms)}
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
