import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { PRINCIPAL } from '#contracts/part-kinds.js';
import type { MyStudents } from '#contracts/staff-parts.js';
import '../caseload/ilp-caseload-grades.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { hrefFor } from '../shared/navigation.js';
import { PartHomeView } from './part-home-view.js';

/**
 * Where a principal begins: the students of the school by grade, and the pages that tell of all of them. Needs the
 * `parts`, `caseload` and `requirements` messages.
 *
 * @element ilp-school-view
 */
@customElement('ilp-school-view')
export class IlpSchoolView extends PartHomeView {
  protected override readonly words = {
    title: 'shell.school',
    intro: 'parts.school-intro',
  } as const;

  protected override renderPart({ parts, school }: MyStudents) {
    const own = parts.find(({ kind }) => kind === PRINCIPAL);
    if (!own) return renderEnded();
    return school ? renderSchool(school, own.schools) : nothing;
  }
}

const renderEnded = () =>
  html`<ilp-empty-state heading=${t('parts.school-ended')}>
    <p>${t('parts.figures-ended-text')}</p>
  </ilp-empty-state>`;

function renderSchool(
  { plan, grades }: NonNullable<MyStudents['school']>,
  schools: readonly string[],
) {
  const count = grades.reduce((sum, { students }) => sum + students.length, 0);
  return html`<div class="spread">
      <strong>${t('parts.school-students', { school: formatList(schools), count })}</strong>
      <span>
        <a href=${hrefFor('off-track')}>${t('shell.title-off-track')}</a> ·
        <a href=${hrefFor('completion')}>${t('shell.title-completion')}</a>
      </span>
    </div>
    ${plan ? nothing : html`<p class="notice">${t('caseload.no-plan')}</p>`}
    ${
      count === 0
        ? html`<ilp-empty-state heading=${t('parts.school-empty')}>
            <p>${t('parts.school-empty-text')}</p>
          </ilp-empty-state>`
        : html`<ilp-caseload-grades .grades=${grades}></ilp-caseload-grades>`
    }`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-school-view': IlpSchoolView;
  }
}
