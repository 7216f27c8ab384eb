import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NoteDraft, NoteVisibility } from '#contracts/advising.js';
import type { ClassStudent } from '#contracts/class.js';
import { ADVISING_NOTE_MAX } from '#contracts/limits.js';
import type { ApiClient } from '../api/client.js';
import { today } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { NOTE_AUDIENCES } from '../record/record-words.js';
import '../shared/ilp-dialog.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { showToast } from '../shared/toast.js';
import { buttons, fields, layout } from '../styles/shared.js';
import { chips } from './chips.js';
import { NoteKeptEvent } from './class-events.js';
import './ilp-talk-starters.js';
import { QuickText } from './quick-text.js';

/** What a short note is about, put in front of the sentence. */
const ABOUT: readonly PlainKey[] = [
  'class.note-goal',
  'class.note-interest',
  'class.note-good',
  'class.note-help',
];

/**
 * A note on a talk in the hallway: one sentence, spoken or typed, kept as staff's notes are. It can be
 * passed on to the counselors. Needs the `class` and `record` messages.
 *
 * @element ilp-quick-note
 * @fires {NoteKeptEvent} ilp-note-kept
 * @fires {DialogCloseEvent} ilp-dialog-close
 */
@customElement('ilp-quick-note')
export class IlpQuickNote extends QuickText {
  static override styles = [layout, buttons, fields, chips];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) student!: ClassStudent;
  /** Whether it goes to the counselors, as it is opened and as the teacher then says. */
  @property({ type: Boolean }) worry = false;

  @state() private visibility: NoteVisibility = 'staff';

  protected override render() {
    const { name } = this.student;
    return html`<ilp-dialog heading=${t('class.note-on', { name })} open>
      <form class="stack" novalidate @submit=${this.handleSubmit} @keydown=${this.handleKey}>
        <ilp-field
          type="textarea"
          rows="3"
          label=${t('class.note-text')}
          hint=${t('class.note-hint')}
          error=${this.isMissing ? t('record.note-missing') : ''}
          maxlength=${ADVISING_NOTE_MAX}
          .value=${this.text}
          @input=${this.handleInput}
        ></ilp-field>
        <div class="chips" role="group" aria-label=${t('class.note-about')}>
          ${ABOUT.map(
            (key) =>
              html`<button type="button" @click=${() => this.about(t(key))}>${t(key)}</button>`,
          )}
        </div>
        ${
          this.worry
            ? nothing
            : html`<ilp-talk-starters
                .api=${this.api}
                .student=${this.student}
              ></ilp-talk-starters>`
        }
        <label class="choice">
          <input
            type="checkbox"
            .checked=${this.worry}
            @change=${(event: Event) => this.tell((event.currentTarget as HTMLInputElement).checked)}
          />
          ${t('class.note-tell')}
        </label>
        <ilp-field
          type="select"
          label=${t('record.note-who')}
          .options=${this.audiences()}
          .value=${this.visibility}
          @change=${(event: Event) => {
            this.visibility = (event.currentTarget as IlpField).value as NoteVisibility;
          }}
        ></ilp-field>
        ${this.sending.renderFault()}
        <div class="actions">
          <button type="submit" class="button primary" ?disabled=${this.sending.isBusy}>
            ${t(this.worry ? 'class.note-save-tell' : 'class.note-save')}
          </button>
          <span class="small quiet">${t('class.say-keys')}</span>
        </div>
      </form>
    </ilp-dialog>`;
  }

  /** What is for its author alone can't go to a counselor. */
  private audiences() {
    return Object.entries(NOTE_AUDIENCES)
      .filter(([value]) => !(this.worry && value === 'me'))
      .map(([value, key]) => ({ value, label: t(key) }));
  }

  protected get key(): string {
    return `quick-note.${this.student.personId}`;
  }

  private tell(isTold: boolean): void {
    this.worry = isTold;
    if (isTold && this.visibility === 'me') this.visibility = 'staff';
  }

  private about(words: string): void {
    this.writeOn(`${words}: ${this.text.trim()}`);
  }

  protected override deliver(text: string): Promise<unknown> {
    const { visibility, worry: tellsCounselor } = this;
    const note: NoteDraft = {
      contact: 'talk',
      contactOn: today(),
      text,
      visibility,
      tellsCounselor,
    };
    return this.api.post(`/class/${encodeURIComponent(this.student.personId)}/notes`, note);
  }

  protected override sent(): void {
    showToast({ text: t(this.worry ? 'class.note-told' : 'class.note-saved') });
    this.dispatchEvent(new NoteKeptEvent(this.worry));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-quick-note': IlpQuickNote;
  }
}
