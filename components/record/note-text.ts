import { html, nothing } from 'lit';
import type { AdvisingNote } from '#contracts/advising.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { CONTACTS } from './record-words.js';

/** A note as it reads: who, when and how, the words, and what came later. */
export function renderNote(note: AdvisingNote) {
  const author = note.author ?? t('record.note-staff');
  return html`<p class="small quiet">
      ${formatDate(note.contactOn)} · ${t(CONTACTS[note.contact])} · ${author}
    </p>
    <p class="words">${note.text}</p>
    ${note.additions.map(
      ({ text, at }) =>
        html`<p class="words">${t('record.note-added', { date: formatDate(at), text })}</p>`,
    )}
    ${
      note.followUpOn
        ? html`<p class="small">${t('record.follow-up', { date: formatDate(note.followUpOn) })}</p>`
        : nothing
    }`;
}
