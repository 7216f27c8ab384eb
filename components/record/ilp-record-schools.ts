import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StudentRecord } from '#contracts/advising.js';
import type { SchoolTime } from '#contracts/record.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-school-form.js';
import type { SchoolSubmitEvent } from './ilp-school-form.js';
import { RecordSection } from './record-section.js';
import { renderKnownSchool, renderSchoolTime } from './school-words.js';

/**
 * The schools a student went to: those that are known, and those the student adds.
 *
 * @element ilp-record-schools
 * @fires {RecordChangeEvent} ilp-record-change
 */
@customElement('ilp-record-schools')
export class IlpRecordSchools extends RecordSection {
  static override styles = [layout, buttons, cards, lists];

  /** The entry that is being changed, `new` for one to add. */
  @state() private editing: string | null = null;

  protected override render() {
    const { known, schools } = this.record;
    return html`<section class="stack" aria-labelledby="heading">
      <h2 id="heading" tabindex="-1">${t('record.schools')}</h2>
      <p class="small quiet">${t('record.schools-intro')}</p>
      ${this.asking.renderFault()}
      ${
        known.length + schools.length === 0
          ? html`<p class="quiet">${t('record.schools-empty')}</p>`
          : html`<ul class="rows">
              ${known.map((school) => html`<li class="stack tight">${renderKnownSchool(school, true)}</li>`)}
              ${repeat(
                schools,
                ({ id }) => id,
                (time) => html`<li class="stack tight">${this.renderTime(time)}</li>`,
              )}
            </ul>`
      }
      ${
        this.editing === 'new'
          ? this.renderForm(null)
          : html`<div>
              <button type="button" class="button" @click=${() => void this.edit('new')}>
                ${icon('plus')} ${t('record.school-add')}
              </button>
            </div>`
      }
    </section>`;
  }

  private renderTime(time: SchoolTime) {
    if (this.editing === time.id) return this.renderForm(time);
    const title = time.school;
    return html`${renderSchoolTime(time)}
      <div class="actions">
        <button
          type="button"
          class="button small quiet"
          aria-label=${t('record.result-edit', { title })}
          @click=${() => void this.edit(time.id)}
        >
          ${icon('edit')}
        </button>
        <button
          type="button"
          class="button small quiet"
          aria-label=${t('record.result-remove', { title })}
          ?disabled=${this.asking.isBusy}
          @click=${() => void this.takeOut(time)}
        >
          ${icon('trash')}
        </button>
      </div>`;
  }

  private renderForm(time: SchoolTime | null) {
    return html`<ilp-school-form
      .time=${time}
      ?busy=${this.asking.isBusy}
      @ilp-school-submit=${(event: SchoolSubmitEvent) => void this.save(time, event)}
      @ilp-cancel=${() => void this.close()}
    ></ilp-school-form>`;
  }

  private async edit(id: string): Promise<void> {
    this.editing = id;
    await this.updateComplete;
    const form = this.renderRoot.querySelector('ilp-school-form');
    await form?.updateComplete;
    form?.focus();
  }

  private async close(): Promise<void> {
    this.editing = null;
    await this.focusHeading();
  }

  private async save(time: SchoolTime | null, { values }: SchoolSubmitEvent): Promise<void> {
    const isSaved = await this.ask(() =>
      time
        ? this.api.put<StudentRecord>(`/record/schools/${time.id}`, values)
        : this.api.post<StudentRecord>('/record/schools', values),
    );
    if (isSaved) await this.close();
  }

  private async takeOut({ id, school }: SchoolTime): Promise<void> {
    const path = `/record/schools/${id}`;
    if (!(await this.ask(() => this.api.delete<StudentRecord>(path)))) return;
    await this.focusHeading();
    showToast({
      text: t('record.result-removed', { title: school }),
      undo: async () => {
        await this.ask(() => this.api.post<StudentRecord>(`${path}/restore`));
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-record-schools': IlpRecordSchools;
  }
}
