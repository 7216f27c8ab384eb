import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Caseload, CaseloadStudent } from '#contracts/caseload.js';
import { formatDate, formatList, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../requirements/ilp-missing-parts.js';
import { farStyles } from '../requirements/requirement-styles.js';
import '../shared/ilp-bar.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, layout, lists } from '../styles/shared.js';
import { foldStyles } from './fold-styles.js';

type Grade = Caseload['grades'][number];

/** As many stand on the page at first, of each grade. */
const SHOWN = 40;

/**
 * Students by grade, each in a line with what is done of the plan and what is due. Needs the `caseload` and
 * `requirements` messages.
 *
 * @element ilp-caseload-grades
 */
@customElement('ilp-caseload-grades')
export class IlpCaseloadGrades extends IlpElement {
  static override styles = [layout, buttons, lists, farStyles, foldStyles];

  @property({ attribute: false }) grades: Caseload['grades'] = [];

  /** Grades of which every student is wanted. */
  @state() private whole: readonly (number | null)[] = [];

  protected override render() {
    const { grades } = this;
    const count = grades.reduce((sum, { students }) => sum + students.length, 0);
    const isOpen = grades.length === 1 || count <= SHOWN;
    return html`<div class="stack">${grades.map((grade) => this.renderGrade(grade, isOpen))}</div>`;
  }

  /** Where all are of one school, its name on each line tells nothing. */
  private get hasSchools(): boolean {
    const schools = this.grades.flatMap(({ students }) => students.map(({ school }) => school));
    return new Set(schools).size > 1;
  }

  private renderGrade({ grade, dueOn, incomplete, students }: Grade, isOpen: boolean) {
    const isWhole = this.whole.includes(grade);
    const facts = [
      t('caseload.count', { count: students.length }),
      t('caseload.incomplete', { count: incomplete }),
      ...(dueOn ? [t('caseload.due', { date: formatDate(dueOn) })] : []),
    ];
    const shown = isWhole ? students : students.slice(0, SHOWN);
    const { hasSchools } = this;
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
        ${shown.map((student) => html`<li class="stack tight">${renderStudent(student, hasSchools)}</li>`)}
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

function renderStudent(student: CaseloadStudent, hasSchools: boolean) {
  const { personId, name, school, lms, isComplete, isOutside } = student;
  const { missing, dueOn, done, required } = student;
  const id = encodeURIComponent(personId);
  const counts = { done: String(done), required: String(required) };
  const facts = [
    ...(school && hasSchools ? [school] : []),
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
    'ilp-caseload-grades': IlpCaseloadGrades;
  }
}
