import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StaffRecord } from '#contracts/advising.js';
import type { SchoolTime } from '#contracts/record.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-result-card.js';
import './ilp-result-form.js';
import type { ResultSubmitEvent } from './ilp-result-form.js';
import './ilp-staff-notes.js';
import { renderKnownSchool, renderSchoolTime } from './school-words.js';
import type { StaffRecordEvent } from './staff-record-event.js';

/**
 * A student's record as staff may see it: notes, results and schools. Needs the `record` messages.
 *
 * @element ilp-student-record
 */
@customElement('ilp-student-record')
export class IlpStudentRecord extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @property({ attribute: 'person-id' }) personId = '';

  @state() private record: StaffRecord | null = null;
  @state() private isAdding = false;

  private readonly asking = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.personId] as const,
    task: async ([personId], { signal }) => {
      this.record = await this.api.get<StaffRecord>(`/class/${personId}/record`, { signal });
    },
  });

  protected override render() {
    return html`<div class="page" @ilp-staff-record=${this.handleRecord}>
      ${renderLoad(this.loading, () => this.renderRecord(this.record), { lines: 3 })}
    </div>`;
  }

  private renderRecord(record: StaffRecord | null) {
    if (!record) return nothing;
    return html`<ilp-staff-notes
        .api=${this.api}
        .notes=${record.notes}
        person-id=${this.personId}
        ?writes=${this.session.canTeach}
      ></ilp-staff-notes>
      ${this.renderResults(record)}
      ${record.known.length + record.schools.length > 0 ? this.renderSchools(record) : nothing}`;
  }

  private renderResults({ results }: StaffRecord) {
    return html`<section class="stack" aria-labelledby="results">
      <div class="spread">
        <h3 id="results" tabindex="-1">${t('record.results')}</h3>
        ${
          this.session.canTeach && !this.isAdding
            ? html`<button type="button" class="button small" @click=${() => void this.add()}>
                ${t('record.result-add')}
              </button>`
            : nothing
        }
      </div>
      ${this.asking.renderFault()}
      ${
        this.isAdding
          ? html`<ilp-result-form
              staff
              ?busy=${this.asking.isBusy}
              @ilp-result-submit=${this.handleResult}
              @ilp-cancel=${() => void this.close()}
            ></ilp-result-form>`
          : nothing
      }
      ${
        results.length === 0
          ? html`<p class="quiet">${t('record.staff-results-empty')}</p>`
          : html`<ul class="rows">
              ${results.map(
                (result) => html`<li><ilp-result-card .result=${result}></ilp-result-card></li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  private renderSchools({ known, schools }: StaffRecord) {
    return html`<section class="stack" aria-labelledby="schools">
      <h3 id="schools" tabindex="-1">${t('record.staff-schools')}</h3>
      <ul class="rows">
        ${known.map((school) => html`<li class="stack tight">${renderKnownSchool(school, false)}</li>`)}
        ${schools.map(
          (time) =>
            html`<li class="stack tight">
              ${renderSchoolTime(time)} ${this.session.part ? nothing : this.renderConfirm(time)}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderConfirm({ id, school, isConfirmed }: SchoolTime) {
    const path = `/class/${this.personId}/schools/${id}/confirmation`;
    return html`<div>
      <button
        type="button"
        class="button small quiet"
        aria-label=${
          isConfirmed ? t('record.unconfirm-one', { school }) : t('record.confirm-one', { school })
        }
        ?disabled=${this.asking.isBusy}
        @click=${() =>
          void this.ask(() => this.api.put<StaffRecord>(path, { isConfirmed: !isConfirmed }))}
      >
        ${isConfirmed ? t('record.unconfirm') : t('record.confirm')}
      </button>
    </div>`;
  }

  private async add(): Promise<void> {
    this.isAdding = true;
    await this.updateComplete;
    const form = this.renderRoot.querySelector('ilp-result-form');
    await form?.updateComplete;
    form?.focus();
  }

  private async close(): Promise<void> {
    this.isAdding = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#results')?.focus();
  }

  private async handleResult({ values }: ResultSubmitEvent): Promise<void> {
    const path = `/class/${this.personId}/results`;
    if (await this.ask(() => this.api.post<StaffRecord>(path, values))) await this.close();
  }

  private handleRecord({ record }: StaffRecordEvent): void {
    this.record = record;
  }

  private ask(request: () => Promise<StaffRecord>): Promise<boolean> {
    return this.asking.run(async () => {
      this.record = await request();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-record': IlpStudentRecord;
  }
}
