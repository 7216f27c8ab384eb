import { html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { NoteDraft, NoteVisibility } from '#contracts/advising.js';
import { ADVISING_NOTE_MAX } from '#contracts/limits.js';
import type { ApiClient } from '../api/client.js';
import type { Drafts } from '../api/drafts.js';
import { today } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { NOTE_AUDIENCES } from '../record/record-words.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-dialog.js';
import type { IlpDialog } from '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { showToast } from '../shared/toast.js';
import { buttons, fields, layout } from '../styles/shared.js';
import { chips } from './chips.js';
import { NoteKeptEvent } from './class-events.js';

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
export class IlpQuickNote extends IlpElement {
  static override styles = [layout, buttons, fields, chips];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) drafts!: Drafts;
  @property({ attribute: 'person-id' }) personId = '';
  @property() name = '';
  /** Whether it goes to the counselors, as it is opened and as the teacher then says. */
  @property({ type: Boolean }) worry = false;

  @state() private text = '';
  @state() private visibility: NoteVisibility = 'staff';
  @state() private hasTried = false;

  @query('ilp-field') private readonly field!: IlpField;
  @query('ilp-dialog') private readonly dialog!: IlpDialog;

  private readonly saving = new Attempt(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.text = (this.drafts.get(this.key) as string | undefined) ?? '';
  }

  protected override firstUpdated(): void {
    this.field.focus();
  }

  protected override render() {
    const isMissing = this.hasTried && this.text.trim() === '';
    return html`<ilp-dialog heading=${t('class.note-on', { name: this.name })} open>
      <form class="stack" novalidate @submit=${this.handleSubmit} @keydown=${this.handleKey}>
        <ilp-field
          type="textarea"
          rows="3"
          label=${t('class.note-text')}
          hint=${t('class.note-hint')}
          error=${isMissing ? t('record.note-missing') : ''}
          maxlength=${ADVISING_NOTE_MAX}
          .value=${this.text}
          @input=${(event: Event) => this.write((event.currentTarget as IlpField).value)}
        ></ilp-field>
        <div class="chips" role="group" aria-label=${t('class.note-about')}>
          ${ABOUT.map(
            (key) =>
              html`<button type="button" @click=${() => this.about(t(key))}>${t(key)}</button>`,
          )}
        </div>
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
        ${this.saving.renderFault()}
        <div class="actions">
          <button type="submit" class="button primary" ?disabled=${this.saving.isBusy}>
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

  private get key(): string {
    return `quick-note.${this.personId}`;
  }

  private tell(isTold: boolean): void {
    this.worry = isTold;
    if (isTold && this.visibility === 'me') this.visibility = 'staff';
  }

  private about(words: string): void {
    this.write(`${words}: ${this.text.trim()}`);
    this.field.focus();
  }

  private write(text: string): void {
    this.text = text;
    this.drafts.set(this.key, text);
  }

  private readonly handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.save();
  };

  private readonly handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void this.save();
  };

  private async save(): Promise<void> {
    this.hasTried = true;
    const text = this.text.trim();
    if (text === '') {
      this.field.focus();
      return;
    }
    const { personId, visibility, worry: tellsCounselor } = this;
    const note: NoteDraft = {
      contact: 'talk',
      contactOn: today(),
      text,
      visibility,
      tellsCounselor,
    };
    const path = `/class/${encodeURIComponent(personId)}/notes`;
    if (!(await this.saving.run(() => this.api.post(path, note)))) return;
    this.drafts.remove(this.key);
    showToast({ text: t(tellsCounselor ? 'class.note-told' : 'class.note-saved') });
    this.dispatchEvent(new NoteKeptEvent(tellsCounselor));
    this.dialog.open = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-quick-note': IlpQuickNote;
  }
}
