import { html, nothing } from 'lit';
import type { KnownSchool, SchoolTime } from '#contracts/record.js';
import { t } from '../i18n/i18n.js';
import { yearsWords } from './record-words.js';

/** A school known from a course or a file. `isOwn`: the reader is the student. */
export function renderKnownSchool({ school, from, sinceYear, isNow }: KnownSchool, isOwn: boolean) {
  const year = String(sinceYear);
  const source = isOwn ? t(`record.from-${from}`) : t(`record.from-${from}-staff`);
  return html`<strong>${school}</strong>
    <span class="small quiet">
      ${t(isNow ? 'record.school-since' : 'record.school-was', { year })} · ${source}
    </span>`;
}

/** A time at a school that the student entered, and whether anybody confirmed it. */
export function renderSchoolTime(time: SchoolTime) {
  const { school, program, credits, isConfirmed, confirmedBy } = time;
  return html`<div class="spread">
      <strong>${school}</strong>
      <span class=${isConfirmed ? 'badge good' : 'badge'}>
        ${isConfirmed ? t('record.confirmed') : t('record.not-official')}
      </span>
    </div>
    <span class="small quiet">
      ${yearsWords(time)}
      ${credits === null ? nothing : html`· ${t('record.credits-are', { count: credits })}`}
      ${confirmedBy === null ? nothing : html`· ${t('record.confirmed-by', { name: confirmedBy })}`}
    </span>
    ${program ? html`<p>${program}</p>` : nothing}`;
}
