import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AdvisingNote, ContactKind, NoteDraft, NoteVisibility } from '#contracts/advising.js';
import { ADVISING_NOTE_MAX } from '#contracts/limits.js';
import { today } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import '../shared/ilp-field.js';
import { RecordForm } from './record-form.js';
import { CONTACTS, NOTE_AUDIENCES } from './record-words.js';

export class NoteSubmitEvent extends Event {
  static readonly type = 'ilp-note-submit';
  readonly values: NoteDraft;

  constructor(values: NoteDraft) {
    super(NoteSubmitEvent.type, { bubbles: true, composed: true });
    this.values = values;
  }
}

const options = (words: Readonly<Record<string, PlainKey>>) =>
  Object.entries(words).map(([value, key]) => ({ value, label: t(key) }));

/**
 * A note on a talk with a student: who sees it is chosen before it is saved.
 *
 * @element ilp-note-form
 * @fires {NoteSubmitEvent} ilp-note-submit
 * @fires ilp-cancel
 */
@customElement('ilp-note-form')
export class IlpNoteForm extends RecordForm {
  @property({ attribute: false }) note: AdvisingNote | null = null;

  protected override render() {
    const { note } = this;
    return html`<form class="card" novalidate @submit=${this.handleSubmit}>
      <ilp-field
        name="text"
        type="textarea"
        label=${t('record.note-text')}
        hint=${t('record.note-rule')}
        error=${this.errors.text ?? ''}
        maxlength=${ADVISING_NOTE_MAX}
        required
        .value=${note?.text ?? ''}
      ></ilp-field>
      <div class="columns">
        <ilp-field
          name="contact"
          type="select"
          label=${t('record.note-contact')}
          .value=${note?.contact ?? 'talk'}
          .options=${options(CONTACTS)}
        ></ilp-field>
        ${this.renderDate('contactOn', t('record.note-date'), note?.contactOn ?? today(), true)}
        <ilp-field
          name="visibility"
          type="select"
          label=${t('record.note-who')}
          .value=${note?.visibility ?? 'staff'}
          .options=${options(NOTE_AUDIENCES)}
        ></ilp-field>
        ${this.renderDate('followUpOn', t('record.note-follow-up'), note?.followUpOn ?? '')}
      </div>
      ${this.renderActions()}
    </form>`;
  }

  private renderDate(name: string, label: string, value: string, isRequired = false) {
    return html`<ilp-field
      name=${name}
      type="date"
      label=${label}
      error=${this.errors[name] ?? ''}
      ?required=${isRequired}
      .value=${value}
    ></ilp-field>`;
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const { word } = this;
    const errors: Record<string, string> = {};
    if (word('text') === '') errors.text = t('record.note-missing');
    if (word('contactOn') === '') errors.contactOn = t('record.note-date-missing');
    if (!this.isRight(errors)) return;
    this.dispatchEvent(
      new NoteSubmitEvent({
        ...{ text: word('text'), contact: word('contact') as ContactKind },
        ...{ contactOn: word('contactOn'), visibility: word('visibility') as NoteVisibility },
        followUpOn: word('followUpOn') || null,
      }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-note-form': IlpNoteForm;
  }
  interface HTMLElementEventMap {
    [NoteSubmitEvent.type]: NoteSubmitEvent;
  }
}
