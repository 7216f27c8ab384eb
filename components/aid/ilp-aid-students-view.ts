import { Task } from '@lit/task';
import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { AidStudents } from '#contracts/aid.js';
import { AID_STEPS, type AidStepId } from '#contracts/aid-fields.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, layout, lists } from '../styles/shared.js';

type Student = AidStudents['students'][number];

/**
 * How far a counselor's own students of grade 12 are with the steps towards money for college: status only.
 *
 * @element ilp-aid-students-view
 */
@customElement('ilp-aid-students-view')
export class IlpAidStudentsView extends IlpView {
  static override styles = [
    layout,
    buttons,
    lists,
    css`
      ul.open {
        margin: 0;
        padding-inline-start: var(--ilp-space-5);
      }

      a {
        overflow-wrap: anywhere;
      }
    `,
  ];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<AidStudents>('/aid/students', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('aid')}>${t('aid.title')}</a>
        <h1 tabindex="-1">${t('shell.title-aid-students')}</h1>
        <p class="quiet">${t('aid.students-intro')}</p>
      </div>
      ${renderLoad(this.loading, ({ students }) => renderStudents(students))}
    </div>`;
  }
}

function renderStudents(students: readonly Student[]) {
  if (students.length === 0)
    return html`<ilp-empty-state heading=${t('aid.students-none')}>
      <p>${t('aid.students-none-text')}</p>
      <a class="button" href=${hrefFor('caseload')}>${t('shell.caseload')}</a>
    </ilp-empty-state>`;
  const withForm = students.filter((one) => stateOf(one, 'fafsa') === 'done').length;
  return html`<p>${t('aid.students-form', { count: withForm, total: students.length })}</p>
    <ul class="rows">
      ${students.map((student) => html`<li class="stack tight">${renderStudent(student)}</li>`)}
    </ul>`;
}

function renderStudent(student: Student) {
  const { personId, name, steps } = student;
  const form = steps.find(({ step, state }) => step === 'fafsa' && state === 'done');
  const open = AID_STEPS.filter((step) => stateOf(student, step) === 'open');
  return html`<div class="spread">
      <a href=${hrefFor(`class/${personId}`)}>${name}</a>
      <span class=${form ? 'badge good' : 'badge'}
        >${
          form?.changedOn
            ? t('aid.form-on', { date: formatDate(form.changedOn) })
            : t(stateOf(student, 'fafsa') === 'not-mine' ? 'aid.form-left' : 'aid.form-open')
        }</span
      >
    </div>
    ${
      open.length === 0
        ? html`<p class="small quiet">${t('aid.all-said')}</p>`
        : html`<details class="small">
            <summary>
              ${t('aid.steps-said', { done: AID_STEPS.length - open.length, total: AID_STEPS.length })}
            </summary>
            <ul class="open">
              ${open.map((step) => html`<li>${t(`aid.${step}`)}</li>`)}
            </ul>
          </details>`
    }`;
}

const stateOf = ({ steps }: Student, step: AidStepId) =>
  steps.find((one) => one.step === step)?.state ?? 'open';

declare global {
  interface HTMLElementTagNameMap {
    'ilp-aid-students-view': IlpAidStudentsView;
  }
}
