import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { PartKind } from '#contracts/part-kinds.js';
import type { MyStudents, PartStudent } from '#contracts/staff-parts.js';
import type { SessionDetails } from '../api/session.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { SessionChangeEvent } from '../shared/session-change.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';

/**
 * One's own parts of the staff, and in a part its students. Needs the `parts` messages.
 *
 * @element ilp-my-students-view
 * @fires {SessionChangeEvent} ilp-session-change
 */
@customElement('ilp-my-students-view')
export class IlpMyStudentsView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  private readonly attempt = new Attempt(this);
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
    const { part, ownRole } = this.session;
    const hasCourse = ownRole !== 'none' && ownRole !== 'observer';
    return html`
      ${part ? renderStudents(students) : nothing}
      ${
        part && parts.length < 2 && !hasCourse
          ? nothing
          : html`<section class="stack" aria-labelledby="parts">
              <h2 id="parts">${t('parts.my-parts')}</h2>
              ${this.attempt.renderFault()}
              <ul class="rows">
                ${parts.map((one) => html`<li class="spread">${this.renderPart(one)}</li>`)}
              </ul>
              ${part && hasCourse ? this.renderBack() : nothing}
            </section>`
      }
    `;
  }

  private renderPart({ kind, students, endsOn }: MyStudents['parts'][number]) {
    return html`<span class="stack tight">
        <strong>${t(`parts.kind-${kind}`)}</strong>
        <span class="small quiet">
          ${t('parts.students', { count: students })} ·
          ${t('parts.until', { date: formatDate(endsOn) })}
        </span>
      </span>
      ${
        kind === this.session.part
          ? html`<span class="badge good">${t('parts.my-here')}</span>`
          : html`<button
              type="button"
              class="button small"
              ?disabled=${this.attempt.isBusy}
              @click=${() => void this.go(kind)}
            >
              ${t('parts.my-open', { kind: t(`parts.kind-${kind}`) })}
            </button>`
      }`;
  }

  private renderBack() {
    return html`<div>
      <button
        type="button"
        class="button"
        ?disabled=${this.attempt.isBusy}
        @click=${() => void this.go(null)}
      >
        ${t('parts.my-back')}
      </button>
    </div>`;
  }

  private go(part: PartKind | null): Promise<boolean> {
    return this.attempt.run(async () => {
      await this.api.put('/session/part', { part });
      const session = await this.api.get<SessionDetails>('/session');
      this.dispatchEvent(new SessionChangeEvent(session));
    });
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

function renderStudent({ personId, name, focusGoal, lastMoveAt, hasPlan }: PartStudent) {
  return html`<a href=${hrefFor(`class/${encodeURIComponent(personId)}`)}>${name}</a>
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
