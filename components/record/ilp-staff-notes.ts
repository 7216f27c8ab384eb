import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AdvisingNote, NoteChanges, StaffRecord } from '#contracts/advising.js';
import { ADVISING_NOTE_MAX } from '#contracts/limits.js';
import type { ApiClient } from '../api/client.js';
import { formatDate, formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-note-form.js';
import type { NoteSubmitEvent } from './ilp-note-form.js';
import './ilp-text-dialog.js';
import { renderNote } from './note-text.js';
import { NOTE_AUDIENCES, RECEIPTS } from './record-words.js';
import { StaffRecordEvent } from './staff-record-event.js';

/**
 * The notes on a student that the reader may see, and a place to write one.
 *
 * @element ilp-staff-notes
 * @fires {StaffRecordEvent} ilp-staff-record
 */
@customElement('ilp-staff-notes')
export class IlpStaffNotes extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .words {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) notes: readonly AdvisingNote[] = [];
  @property({ attribute: 'person-id' }) personId = '';
  /** The reader may write. */
  @property({ type: Boolean }) writes = false;

  /** The note that is being changed, `new` for one to write. */
  @state() private editing: string | null = null;
  @state() private addingTo: AdvisingNote | null = null;

  private readonly asking = new Attempt(this);

  private get path(): string {
    return `/class/${this.personId}/notes`;
  }

  protected override render() {
    return html`<section class="stack" aria-labelledby="notes">
      <div class="spread">
        <h3 id="notes" tabindex="-1">${t('record.notes')}</h3>
        ${
          this.writes && this.editing !== 'new'
            ? html`<button type="button" class="button small" @click=${() => void this.edit('new')}>
                ${t('record.note-write')}
              </button>`
            : nothing
        }
      </div>
      ${this.asking.renderFault()} ${this.editing === 'new' ? this.renderForm(null) : nothing}
      ${
        this.notes.length === 0
          ? html`<p class="quiet">${t('record.staff-notes-empty')}</p>`
          : html`<ul class="rows">
              ${repeat(
                this.notes,
                ({ id }) => id,
                (note) => html`<li class="stack tight">${this.renderOne(note)}</li>`,
              )}
            </ul>`
      }
      ${this.renderDialog()}
    </section>`;
  }

  private renderOne(note: AdvisingNote) {
    if (this.editing === note.id) return this.renderForm(note);
    return html`${renderNote(note)}
      <p class="small quiet">
        ${t(NOTE_AUDIENCES[note.visibility])}${note.worry ? html` · ${t(RECEIPTS[note.worry])}` : nothing}
      </p>
      ${note.isMine && this.writes ? this.renderActions(note) : nothing}`;
  }

  private renderActions(note: AdvisingNote) {
    const date = formatDate(note.contactOn);
    const { changeableUntil } = note;
    return html`<div class="actions">
      <button
        type="button"
        class="button small quiet"
        aria-label=${t('record.note-add-one', { date })}
        @click=${() => (this.addingTo = note)}
      >
        ${icon('plus')} ${t('record.note-add')}
      </button>
      ${
        changeableUntil === null
          ? nothing
          : html`<button
                type="button"
                class="button small quiet"
                aria-label=${t('record.note-edit-one', { date })}
                @click=${() => void this.edit(note.id)}
              >
                ${icon('edit')}
              </button>
              <button
                type="button"
                class="button small quiet"
                aria-label=${t('record.note-remove-one', { date })}
                ?disabled=${this.asking.isBusy}
                @click=${() => void this.takeOut(note)}
              >
                ${icon('trash')}
              </button>
              <span class="small quiet">
                ${t('record.note-until', {
                  date: formatDate(changeableUntil, 'short'),
                  time: formatTime(changeableUntil),
                })}
              </span>`
      }
    </div>`;
  }

  private renderForm(note: AdvisingNote | null) {
    return html`<ilp-note-form
      .note=${note}
      ?busy=${this.asking.isBusy}
      @ilp-note-submit=${(event: NoteSubmitEvent) => void this.save(note, event)}
      @ilp-cancel=${() => void this.close()}
    ></ilp-note-form>`;
  }

  private renderDialog() {
    const note = this.addingTo;
    if (!note) return nothing;
    return html`<ilp-text-dialog
      heading=${t('record.note-add-one', { date: formatDate(note.contactOn) })}
      label=${t('record.note-addition')}
      hint=${t('record.note-rule')}
      missing=${t('record.note-missing')}
      maxlength=${ADVISING_NOTE_MAX}
      .send=${(text: string) =>
        this.change(() =>
          this.api.post<StaffRecord>(`${this.path}/${note.id}/additions`, { text }),
        )}
      @ilp-dialog-close=${() => (this.addingTo = null)}
    ></ilp-text-dialog>`;
  }

  private async edit(id: string): Promise<void> {
    this.editing = id;
    await this.updateComplete;
    const form = this.renderRoot.querySelector('ilp-note-form');
    await form?.updateComplete;
    form?.focus();
  }

  private async close(): Promise<void> {
    this.editing = null;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  private async save(note: AdvisingNote | null, { values }: NoteSubmitEvent): Promise<void> {
    const isSaved = await this.asking.run(() =>
      this.change(() =>
        note
          ? this.api.patch<StaffRecord>(`${this.path}/${note.id}`, values)
          : this.api.post<StaffRecord>(this.path, values),
      ),
    );
    if (!isSaved) return;
    await this.close();
    showToast({ text: t('record.note-saved') });
  }

  private async takeOut({ id }: AdvisingNote): Promise<void> {
    const set = (isRemoved: boolean) =>
      this.asking.run(() =>
        this.change(() =>
          this.api.patch<StaffRecord>(`${this.path}/${id}`, { isRemoved } satisfies NoteChanges),
        ),
      );
    if (!(await set(true))) return;
    await this.close();
    showToast({
      text: t('record.note-removed'),
      undo: async () => {
        await set(false);
      },
    });
  }

  private async change(request: () => Promise<StaffRecord>): Promise<void> {
    this.dispatchEvent(new StaffRecordEvent(await request()));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-staff-notes': IlpStaffNotes;
  }
}
