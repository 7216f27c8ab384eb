import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CompletionReport } from '#contracts/completion.js';
import { PRINCIPAL } from '#contracts/part-kinds.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor, navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { fieldGrid } from '../styles/field-grid.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { renderByComponent, renderByRow } from './figure-table.js';

/**
 * How far the plans of the district are, by school and grade, from figures kept in the background.
 *
 * @element ilp-district-completion
 */
@customElement('ilp-district-completion')
export class IlpDistrictCompletion extends IlpView {
  static override styles = [layout, buttons, cards, lists, fieldGrid];

  @state() private school = '';
  @state() private grade = '';
  /** What there is to choose from, as the first answer without a choice says. */
  @state() private all: CompletionReport | undefined;

  private readonly taking = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [this.school, this.grade] as const,
    task: ([school, grade], { signal }) => {
      const query = new URLSearchParams({ ...(school && { school }), ...(grade && { grade }) });
      return this.api.get<CompletionReport>(`/completion-report?${query.toString()}`, { signal });
    },
    onComplete: (report) => {
      if (this.school === '' && this.grade === '') this.all = report;
    },
  });

  protected override render() {
    return html`<section class="stack" aria-labelledby=${this.isNamed ? 'district' : nothing}>
      ${this.isNamed ? this.renderName() : nothing}
      <p class="quiet">
        ${t(this.session.part ? 'requirements.report-intro-reader' : 'requirements.report-intro')}
      </p>
      ${this.all?.plan ? this.renderFilters(this.all) : ''}
      ${renderLoad(this.loading, (report) => this.renderReport(report))}
    </section>`;
  }

  /** Whether it is known whose figures these are: a part may be held to schools, and the answer says so. */
  private get isNamed(): boolean {
    return !this.session.part || this.all !== undefined;
  }

  private renderName() {
    const schools = this.all?.of;
    return html`<h2 id="district">
      ${schools ? formatList(schools) : this.session.districtName}
    </h2>`;
  }

  private renderFile() {
    if (this.session.part === PRINCIPAL) return nothing;
    if (this.session.part) return this.renderReports();
    return html`<h3>${t('requirements.export')}</h3>
      <p class="quiet">${t('requirements.export-text')}</p>
      <div class="actions">
        <button
          type="button"
          class="button"
          ?disabled=${this.taking.isBusy}
          @click=${this.handleFile}
        >
          ${t('requirements.export-csv')}
        </button>
      </div>
      ${this.taking.renderFault()} ${this.renderReports()}`;
  }

  private renderReports() {
    return html`<p>
      <a href=${hrefFor('reports')}>${t('requirements.reports')}</a>
      ${
        this.session.part
          ? nothing
          : html`<span class="quiet">${t('requirements.reports-text')}</span>`
      }
    </p>`;
  }

  private readonly handleFile = () =>
    this.taking.run(async () => {
      await this.api.post('/reports', { kind: 'students', format: 'csv' });
      showToast({ text: t('requirements.exporting') });
      navigate('reports');
    });

  private renderFilters({ schools, grades }: CompletionReport) {
    // Who reads of one school alone has none to choose.
    const hasChoice = !this.session.part || schools.length > 1;
    return html`<div class="fields">
      ${
        hasChoice
          ? html`<ilp-field
              type="select"
              name="school"
              label=${t('requirements.col-school')}
              .value=${this.school}
              .options=${[
                { value: '', label: t('requirements.all-schools') },
                ...schools.map(({ id, name }) => ({
                  value: id ?? 'none',
                  label: schoolName(name),
                })),
              ]}
              @change=${(event: Event) => (this.school = valueOf(event))}
            ></ilp-field>`
          : nothing
      }
      <ilp-field
        type="select"
        name="grade"
        label=${t('requirements.col-grade')}
        .value=${this.grade}
        .options=${[
          { value: '', label: t('requirements.all-grades') },
          ...grades.map(({ grade }) => ({ value: String(grade), label: gradeName(grade) })),
        ]}
        @change=${(event: Event) => (this.grade = valueOf(event))}
      ></ilp-field>
    </div>`;
  }

  private renderReport({ plan, figure, schools, grades }: CompletionReport) {
    if (!plan)
      return html`<ilp-empty-state heading=${t('requirements.no-template')}>
        <p>${t('requirements.no-template-text')}</p>
        ${
          this.session.role === 'admin'
            ? html`<a slot="actions" class="button primary" href=${hrefFor('template')}>
                ${t('requirements.choose-template')}
              </a>`
            : ''
        }
      </ilp-empty-state>`;
    const named = {
      schools: schools.map((one) => ({ name: schoolName(one.name), figure: one.figure })),
      grades: grades.map((one) => ({ name: gradeName(one.grade), figure: one.figure })),
    };
    return html`${renderByComponent(figure, plan.codes)}
    ${renderByRow(t('requirements.by-school'), named.schools)}
    ${renderByRow(t('requirements.by-grade'), named.grades)} ${this.renderFile()}`;
  }
}

const schoolName = (name: string | null) => name ?? t('requirements.no-school');
const gradeName = (grade: number) =>
  grade === 0
    ? t('requirements.grade-unknown')
    : t('requirements.grade-n', { grade: String(grade) });

declare global {
  interface HTMLElementTagNameMap {
    'ilp-district-completion': IlpDistrictCompletion;
  }
}
