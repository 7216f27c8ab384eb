import { html, nothing } from 'lit';
import type { CollegeFact, CollegeSource } from '#contracts/colleges.js';
import { formatMoney, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { shortSource, whyNone } from './college-words.js';

export type Format = (value: number) => string;

export const whole: Format = (value) => formatNumber(value);
export const money: Format = (value) => formatMoney(value);
/** With a decimal: 11.0% and 3.6% are not the same thing. */
export const share: Format = (value) =>
  formatNumber(value, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });

/** A line of a table of facts: words, or a number with how to write it. */
export type FactRow = readonly [label: string, fact: CollegeFact, format: Format];

/** Facts below each other: each with its source and year, or why there is none. */
export function renderFactTable(label: string, rows: readonly FactRow[]) {
  return html`<table aria-label=${label}>
    <thead class="visually-hidden">
      <tr>
        <th scope="col">${t('colleges.fact')}</th>
        <th scope="col">${t('colleges.number')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([name, { value, none, source }, format]) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${renderCell(value === null ? null : format(value), whyNone(none), source)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The value large with its source below, or why there is none. */
export function renderCell(value: string | null, why: string, source: CollegeSource) {
  return html`<td class=${value === null ? 'quiet' : 'value'}>
    ${value ?? why}
    ${value === null ? nothing : html`<div class="small quiet">${shortSource(source)}</div>`}
  </td>`;
}
