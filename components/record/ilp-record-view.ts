import { Task } from '@lit/task';
import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { StudentRecord } from '#contracts/advising.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { layout, lists } from '../styles/shared.js';
import '../interventions/ilp-own-interventions.js';
import './ilp-record-held.js';
import './ilp-record-results.js';
import './ilp-record-schools.js';
import { renderNote } from './note-text.js';
import type { RecordChangeEvent } from './record-section.js';

/**
 * The student's record: results, notes of talks, schools, and what is held.
 *
 * @element ilp-record-view
 */
@customElement('ilp-record-view')
export class IlpRecordView extends IlpView {
  static override styles = [
    layout,
    lists,
    css`
      .words {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ];

  @state() private record: StudentRecord | null = null;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.record = await this.api.get<StudentRecord>('/record', { signal });
    },
  });

  protected override render() {
    return html`<div class="page" @ilp-record-change=${this.handleChange}>
      <div class="stack tight">
        <a href=${hrefFor('goals')}>${t('shell.title-goals')}</a>
        <h1 tabindex="-1">${t('record.title')}</h1>
      </div>
      <p class="quiet">${t('record.intro')}</p>
      ${renderLoad(this.loading, () => this.renderSections(this.record))}
    </div>`;
  }

  private renderSections(record: StudentRecord | null) {
    return html`<ilp-record-results .api=${this.api} .record=${record}></ilp-record-results>
      ${renderNotes(record?.notes ?? [])}
      <ilp-own-interventions .api=${this.api}></ilp-own-interventions>
      <ilp-record-schools .api=${this.api} .record=${record}></ilp-record-schools>
      <ilp-record-held .api=${this.api} .record=${record}></ilp-record-held>`;
  }

  private handleChange({ record }: RecordChangeEvent): void {
    this.record = record;
  }
}

function renderNotes(notes: StudentRecord['notes']) {
  return html`<section class="stack" aria-labelledby="notes">
    <h2 id="notes">${t('record.notes')}</h2>
    ${
      notes.length === 0
        ? html`<p class="quiet">${t('record.notes-empty')}</p>`
        : html`<ul class="rows">
            ${notes.map((note) => html`<li class="stack tight">${renderNote(note)}</li>`)}
          </ul>`
    }
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-record-view': IlpRecordView;
  }
}
