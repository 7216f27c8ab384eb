import { html, nothing } from 'lit';
import type { SisStudent } from '#contracts/class.js';
import { formatDate, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';

/** What the district's files say of a student: school, grade and family. Needs the style `facts`. */
export function renderSis({ schoolName, gradeLevel, guardians, asOf }: SisStudent) {
  const people = guardians ? guardianWords(guardians) : [];
  return html`<div class="stack tight">
    <dl class="facts">
      ${schoolName === null ? nothing : fact(t('class.sis-school'), [schoolName])}
      ${gradeLevel === null ? nothing : fact(t('class.sis-grade'), [formatNumber(gradeLevel)])}
      ${people.length === 0 ? nothing : fact(t('class.sis-guardians'), people)}
    </dl>
    <p class="small quiet">${t('class.sis-from', { date: formatDate(asOf) })}</p>
  </div>`;
}

const guardianWords = ({ named, unnamed }: NonNullable<SisStudent['guardians']>) =>
  unnamed === 0 ? named : [...named, t('class.sis-unnamed', { count: unnamed })];

const fact = (label: string, values: readonly string[]) =>
  html`<div>
    <dt>${label}</dt>
    ${values.map((value) => html`<dd>${value}</dd>`)}
  </div>`;
