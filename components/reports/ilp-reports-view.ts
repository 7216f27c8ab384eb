import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Report, Reports, ReportSchedule } from '#contracts/reports.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { Poll } from '../shared/poll.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import type { ReportsChangedEvent } from './report-events.js';
import { renderOrigin, renderState, whereWords } from './report-lines.js';
import './ilp-report-form.js';
import './ilp-report-look.js';

const isBeingMade = ({ state: at }: Report) => at === 'waiting' || at === 'making';
/** One that failed is tried again by itself. */
const isUnderWay = (report: Report) => isBeingMade(report) || report.state === 'failed';
const MAKING_MS = 2_000;
const FAILED_MS = 20_000;

/**
 * Files for the state, for scheduling and for the district itself: what to have made, what there is, and
 * what comes by itself.
 *
 * @element ilp-reports-view
 */
@customElement('ilp-reports-view')
export class IlpReportsView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      ilp-report-form {
        max-inline-size: 48rem;
      }

      .name {
        font-weight: 600;
      }
    `,
  ];

  @state() private held: Reports | undefined;
  /** The file that is looked at. */
  @state() private open = '';

  private readonly changing = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<Reports>('/reports', { signal }),
    onComplete: (reports) => {
      this.take(reports);
    },
  });

  private readonly progress = new Poll(
    this,
    () => this.api.get<Reports>('/reports'),
    (reports) => {
      this.take(reports);
    },
    () => (this.held?.reports.some(isBeingMade) ? MAKING_MS : FAILED_MS),
  );

  private take(reports: Reports): void {
    const made = reports.reports.filter(
      ({ id, state: at }) =>
        at === 'ready' && this.held?.reports.some((one) => one.id === id && isUnderWay(one)),
    );
    this.held = reports;
    for (const { kind } of made)
      announce(`${t(`reports.kind-${kind}`)}: ${t('reports.state-ready')}`);
    this.progress.follow(reports.reports.some(isUnderWay));
  }

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('reports.title')}</h1>
        <p class="quiet">${t(this.isReader ? 'reports.intro-reader' : 'reports.intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.held ? this.renderAll(this.held) : nothing))}
    </div>`;
  }

  /** In a part of the staff files are read, and neither made nor taken away. */
  private get isReader(): boolean {
    return Boolean(this.session.part);
  }

  private renderAll(held: Reports) {
    return html`${this.isReader ? nothing : this.renderForm(held)}
      <section class="stack" aria-labelledby="files">
        <h2 id="files">${t('reports.files')}</h2>
        ${this.changing.renderFault()} ${this.renderFiles(held.reports)}
      </section>
      ${held.maySchedule ? this.renderSchedules(held.schedules) : nothing}`;
  }

  private renderForm(held: Reports) {
    return html`<section class="stack" aria-labelledby="make">
      <h2 id="make">${t('reports.make')}</h2>
      <ilp-report-form
        .api=${this.api}
        .session=${this.session}
        .offer=${held}
        @ilp-reports-changed=${({ reports }: ReportsChangedEvent) => {
          this.take(reports);
        }}
      ></ilp-report-form>
    </section>`;
  }

  private renderFiles(reports: readonly Report[]) {
    if (reports.length === 0)
      return html`<ilp-empty-state heading=${t('reports.none')}>
        <p>${t(this.isReader ? 'reports.none-reader' : 'reports.none-text')}</p>
      </ilp-empty-state>`;
    return html`<ul class="rows">
      ${repeat(
        reports,
        ({ id }) => id,
        (report) => html`<li class="stack">${this.renderFile(report)}</li>`,
      )}
    </ul>`;
  }

  private renderFile(report: Report) {
    const what = t(`reports.kind-${report.kind}`);
    const isOpen = this.open === report.id;
    return html`<div class="spread">
        <div class="stack tight">
          <span class="name">${what}</span>
          <span class="small quiet">${whereWords(report)}</span>
          <span class="small quiet">
            ${renderOrigin(report)} ${t('reports.until', { day: formatDate(report.expiresAt) })}
          </span>
        </div>
        <div class="actions">
          ${
            report.state === 'ready'
              ? html`<button
                  type="button"
                  class="button small"
                  aria-expanded=${isOpen}
                  aria-label=${isOpen ? t('reports.hide') : t('reports.look-at', { what })}
                  @click=${() => (this.open = isOpen ? '' : report.id)}
                >
                  ${t(isOpen ? 'reports.hide' : 'reports.look')}
                </button>`
              : nothing
          }
          ${
            this.isReader
              ? nothing
              : html`<button
                  type="button"
                  class="button small"
                  aria-label=${t('reports.remove', { what })}
                  ?disabled=${this.changing.isBusy}
                  @click=${() => this.change(`/reports/${report.id}`, t('reports.removed'))}
                >
                  ${t('common.remove')}
                </button>`
          }
        </div>
      </div>
      ${renderState(report)}
      ${
        isOpen && report.state === 'ready'
          ? html`<ilp-report-look
              .api=${this.api}
              .session=${this.session}
              .report=${report}
            ></ilp-report-look>`
          : nothing
      }`;
  }

  private renderSchedules(schedules: readonly ReportSchedule[]) {
    return html`<section class="stack" aria-labelledby="itself">
      <h2 id="itself">${t('reports.by-itself')}</h2>
      <p class="quiet">${t('reports.by-itself-text')}</p>
      ${
        schedules.length === 0
          ? html`<p>${t('reports.no-schedules')}</p>`
          : html`<ul class="rows">
              ${repeat(
                schedules,
                ({ id }) => id,
                (schedule) => html`<li class="spread">${this.renderSchedule(schedule)}</li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  private renderSchedule({ id, kind, format, every, keptDays, nextAt, school }: ReportSchedule) {
    const what = t(`reports.kind-${kind}`);
    const path = `/report-schedules/${id}`;
    return html`<div class="stack tight">
        <span class="name">${what}${school === null ? nothing : html` · ${school}`}</span>
        <span class="small quiet">
          ${t('reports.schedule-line', {
            ...{ every: t(`reports.every-${every}`), format: format.toUpperCase() },
            ...{ days: String(keptDays), day: formatDate(nextAt) },
          })}
        </span>
      </div>
      <button
        type="button"
        class="button small"
        aria-label=${t('reports.remove', { what })}
        ?disabled=${this.changing.isBusy}
        @click=${() =>
          this.change(path, t('reports.schedule-ended'), async () => {
            this.take(await this.api.post<Reports>(`${path}/restore`));
          })}
      >
        ${t('common.remove')}
      </button>`;
  }

  private async change(path: string, text: string, undo?: () => Promise<void>): Promise<void> {
    const isDone = await this.changing.run(async () => {
      this.take(await this.api.delete<Reports>(path));
    });
    if (!isDone) return;
    this.renderRoot.querySelector('h1')?.focus();
    showToast({ text, ...(undo && { undo }) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-reports-view': IlpReportsView;
  }
}
