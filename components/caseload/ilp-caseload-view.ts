import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Caseload, CaseloadStudent } from '#contracts/caseload.js';
import { formatDate, formatList, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../requirements/ilp-class-readiness.js';
import '../requirements/ilp-missing-groups.js';
import '../requirements/ilp-missing-parts.js';
import { farStyles } from '../requirements/requirement-styles.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-bar.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-caseload-parts.js';

type Grade = Caseload['grades'][number];

/** As many stand on the page at first, of each grade. */
const SHOWN = 40;

/**
 * A counselor's students by grade, with what is due, and the parts that say who they are. Needs the
 * `caseload`, `requirements` and `imports` messages.
 *
 * @element ilp-caseload-view
 */
@customElement('ilp-caseload-view')
export class IlpCaseloadView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    farStyles,
    css`
      summary {
        padding-block: var(--ilp-space-2);
        cursor: pointer;
      }

      summary strong {
        font-size: var(--ilp-text-large);
      }
    `,
  ];

  @state() private found: Caseload | null = null;
  /** Whoever began with nothing goes on choosing. */
  private wasEmpty = false;
  /** Grades of which every student is wanted. */
  @state() private whole: readonly (number | null)[] = [];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.found = await this.api.get<Caseload>('/caseload', { signal });
      this.wasEmpty = this.found.grades.length === 0;
    },
  });
  private readonly renewing = new Attempt(this);

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('caseload.title')}</h1>
        <p class="quiet">${t('caseload.intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.found ? this.renderAll(this.found) : nothing), {
        lines: 8,
      })}
    </div>`;
  }

  private renderAll(found: Caseload) {
    const { grades, parts, unnamed, plan } = found;
    const count = grades.reduce((sum, { students }) => sum + students.length, 0);
    return html`
      ${this.renewing.renderFault()}
      ${
        count === 0
          ? html`<ilp-empty-state heading=${t('caseload.empty')}>
              <p>${parts.length > 0 ? t('caseload.empty-fits') : t('caseload.empty-text')}</p>
            </ilp-empty-state>`
          : html`<div class="spread">
              <strong>${t('caseload.total', { count })}</strong>
              <span>
                <a href=${hrefFor('off-track')}>${t('caseload.to-off-track')}</a> ·
                <a href=${hrefFor('tasks')}>${t('caseload.to-tasks')}</a> ·
                <a href=${hrefFor('nudges')}>${t('caseload.to-nudges')}</a> ·
                <a href=${hrefFor('conference-days')}>${t('caseload.to-days')}</a>
              </span>
            </div>`
      }
      ${plan ? nothing : html`<p class="notice">${t('caseload.no-plan')}</p>`}
      <ilp-missing-groups
        .students=${grades.flatMap(({ students }) => students.filter(({ isOutside }) => !isOutside))}
      ></ilp-missing-groups>
      ${grades.map((grade) => this.renderGrade(grade, grades.length === 1 || count <= SHOWN))}
      ${unnamed > 0 ? html`<p class="notice">${t('caseload.unnamed', { count: unnamed })}</p>` : nothing}
      ${
        count === 0
          ? nothing
          : html`<ilp-class-readiness
              .api=${this.api}
              .session=${this.session}
            ></ilp-class-readiness>`
      }
      <details ?open=${count === 0 || this.wasEmpty}>
        <summary><strong>${t('caseload.parts')}</strong></summary>
        <ilp-caseload-parts
          .api=${this.api}
          .counselorId=${this.session.personId}
          @ilp-caseload-change=${() => void this.renew()}
        ></ilp-caseload-parts>
      </details>
    `;
  }

  /** The parts stay on the page meanwhile, with what stands in their forms. */
  private async renew(): Promise<void> {
    await this.renewing.run(async () => {
      this.found = await this.api.get<Caseload>('/caseload');
    });
  }

  private renderGrade({ grade, dueOn, incomplete, students }: Grade, isOpen: boolean) {
    const isWhole = this.whole.includes(grade);
    const facts = [
      t('caseload.count', { count: students.length }),
      t('caseload.incomplete', { count: incomplete }),
      ...(dueOn ? [t('caseload.due', { date: formatDate(dueOn) })] : []),
    ];
    const shown = isWhole ? students : students.slice(0, SHOWN);
    return html`<details ?open=${isOpen}>
      <summary>
        <strong>
          ${
            grade === null
              ? t('caseload.grade-unknown')
              : t('caseload.grade', { grade: String(grade) })
          }
        </strong>
        <span class="small quiet">${facts.join(' · ')}</span>
      </summary>
      <ul class="rows">
        ${shown.map((student) => html`<li class="stack tight">${renderStudent(student)}</li>`)}
      </ul>
      ${
        shown.length < students.length
          ? html`<button
              type="button"
              class="button"
              @click=${() => {
                this.whole = [...this.whole, grade];
              }}
            >
              ${t('caseload.show-all', { count: formatNumber(students.length) })}
            </button>`
          : nothing
      }
    </details>`;
  }
}

function renderStudent(student: CaseloadStudent) {
  const { personId, name, school, lms, isComplete, isOutside } = student;
  const { missing, dueOn, done, required } = student;
  const id = encodeURIComponent(personId);
  const counts = { done: String(done), required: String(required) };
  const facts = [
    ...(school ? [school] : []),
    ...(lms.length > 0 ? [formatList(lms)] : []),
    ...(dueOn ? [t('caseload.due', { date: formatDate(dueOn) })] : []),
    ...(isOutside ? [t('caseload.outside')] : []),
  ];
  const badge = () =>
    html`<span class="far">
      ${isComplete ? nothing : html`<ilp-bar .done=${done} .total=${required}></ilp-bar>`}
      <a class="badge ${isComplete ? 'good' : ''}" href=${hrefFor(`class/${id}/requirements`)}>
        ${isComplete ? t('caseload.complete') : t('requirements.parts-done', counts)}
      </a>
    </span>`;
  return html`<div class="spread">
      <a href=${hrefFor(`class/${id}`)}>${name}</a>
      ${required > 0 && !isOutside ? badge() : nothing}
    </div>
    ${facts.length > 0 ? html`<p class="small quiet">${facts.join(' · ')}</p>` : nothing}
    ${isOutside ? nothing : html`<ilp-missing-parts .missing=${missing}></ilp-missing-parts>`}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-caseload-view': IlpCaseloadView;
  }
}
