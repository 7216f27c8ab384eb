import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import {
  REPORT_FORMATS,
  REPORT_KEPT_DAYS,
  type ReportFormat,
  type ReportKind,
  type ReportRhythm,
} from '#contracts/report-fields.js';
import type { Reports } from '#contracts/reports.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { showToast } from '../shared/toast.js';
import { fieldGrid } from '../styles/field-grid.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { ReportsChangedEvent } from './report-events.js';

/**
 * What is to be made, once or by itself.
 *
 * @element ilp-report-form
 * @fires {ReportsChangedEvent} ilp-reports-changed
 */
@customElement('ilp-report-form')
export class IlpReportForm extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    fieldGrid,
    css`
      /* Names of files are long. */
      ilp-field[name='kind'] {
        grid-column: 1 / -1;
      }
    `,
  ];

  @property({ attribute: false }) offer!: Pick<Reports, 'kinds' | 'schools' | 'maySchedule'>;

  @state() private kind: ReportKind | null = null;
  @state() private format: ReportFormat = 'xlsx';
  @state() private schoolId = '';
  @state() private every: ReportRhythm | 'once' = 'once';
  @state() private keptDays = '30';

  private readonly attempt = new Attempt(this);

  private get chosen(): ReportKind {
    const { kinds } = this.offer;
    const held = this.kind !== null && kinds.includes(this.kind) ? this.kind : kinds[0];
    return held ?? 'course-requests';
  }

  protected override render() {
    return html`<form class="stack" @submit=${this.handleSubmit}>
      <div class="fields">${this.renderWhat()} ${this.renderWhen()}</div>
      <p class="notice" id="about">${t(`reports.about-${this.chosen}`)}</p>
      ${this.attempt.renderFault()}
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.attempt.isBusy}>
          ${t(this.every === 'once' ? 'reports.start' : 'reports.schedule')}
        </button>
      </div>
    </form>`;
  }

  private renderWhat() {
    const { kinds, schools } = this.offer;
    return html`<ilp-field
        type="select"
        name="kind"
        label=${t('reports.field-kind')}
        .value=${this.chosen}
        .options=${kinds.map((value) => ({ value, label: t(`reports.kind-${value}`) }))}
        @change=${(event: Event) => (this.kind = valueOf(event) as ReportKind)}
      ></ilp-field>
      ${
        schools.length > 1
          ? html`<ilp-field
              type="select"
              name="schoolId"
              label=${t('reports.field-school')}
              .value=${this.schoolId}
              .options=${[
                { value: '', label: t('reports.whole-district') },
                ...schools.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              @change=${(event: Event) => (this.schoolId = valueOf(event))}
            ></ilp-field>`
          : nothing
      }
      <ilp-field
        type="select"
        name="format"
        label=${t('reports.field-format')}
        .value=${this.format}
        .options=${REPORT_FORMATS.map((value) => ({
          ...{ value, label: t(`reports.format-${value}`) },
        }))}
        @change=${(event: Event) => (this.format = valueOf(event) as ReportFormat)}
      ></ilp-field>`;
  }

  private renderWhen() {
    if (!this.offer.maySchedule) return nothing;
    return html`<ilp-field
        type="select"
        name="every"
        label=${t('reports.every')}
        .value=${this.every}
        .options=${[
          { value: 'once', label: t('reports.every-once') },
          { value: 'week', label: t('reports.every-week') },
          { value: 'month', label: t('reports.every-month') },
        ]}
        @change=${(event: Event) => (this.every = valueOf(event) as ReportRhythm | 'once')}
      ></ilp-field>
      ${
        this.every === 'once'
          ? nothing
          : html`<ilp-field
              type="select"
              name="keptDays"
              label=${t('reports.kept')}
              .value=${this.keptDays}
              .options=${REPORT_KEPT_DAYS.map((count) => ({
                ...{ value: String(count), label: t('reports.kept-days', { count }) },
              }))}
              @change=${(event: Event) => (this.keptDays = valueOf(event))}
            ></ilp-field>`
      }`;
  }

  private readonly handleSubmit = (event: Event) => {
    event.preventDefault();
    void this.attempt.run(async () => {
      const { chosen: kind, format, every } = this;
      const what = { kind, format, schoolId: this.schoolId || null };
      const isOnce = every === 'once';
      const reports = await (isOnce
        ? this.api.post<Reports>('/reports', what)
        : this.api.post<Reports>('/report-schedules', {
            ...{ ...what, every, keptDays: Number(this.keptDays) },
          }));
      showToast({ text: t(isOnce ? 'reports.started' : 'reports.schedule-added') });
      this.dispatchEvent(new ReportsChangedEvent(reports));
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-report-form': IlpReportForm;
  }
}
