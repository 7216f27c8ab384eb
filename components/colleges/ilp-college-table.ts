import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FoundCollege } from '#contracts/college-selector.js';
import { formatMoney, formatNumber, formatPercent } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { lists } from '../styles/shared.js';
import { collegeWord, standingMark } from './college-words.js';

/**
 * Colleges in a table, with a number in each column or why there is none; it scrolls inside itself.
 *
 * @element ilp-college-table
 */
@customElement('ilp-college-table')
export class IlpCollegeTable extends IlpElement {
  static override styles = [
    lists,
    css`
      th[scope='row'] {
        min-inline-size: 10rem;
        font-weight: 550;
      }
    `,
  ];

  @property({ attribute: false }) colleges: readonly FoundCollege[] = [];

  protected override render() {
    const hasMiles = this.colleges.some(({ miles }) => miles !== null);
    const none = t('colleges.none');
    return html`<div
      class="scroller"
      tabindex="0"
      role="group"
      aria-label=${t('colleges.scroll-table')}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${t('colleges.column-college')}</th>
            <th scope="col">${t('colleges.column-place')}</th>
            <th scope="col">${t('colleges.column-control')}</th>
            <th scope="col" class="number">${t('colleges.column-students')}</th>
            <th scope="col" class="number">${t('colleges.column-price')}</th>
            <th scope="col" class="number">${t('colleges.column-finish')}</th>
            ${hasMiles ? html`<th scope="col" class="number">${t('colleges.column-miles')}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${this.colleges.map((college) => {
            const { code, name, nameLocale, city, state, control, students, ...rest } = college;
            return html`<tr>
              <th scope="row">
                <a href=${hrefFor(`explore/colleges/${code}`)} lang=${nameLocale}>${name}</a>
                ${standingMark(college)}
              </th>
              <td>${city}, ${state}</td>
              <td>${collegeWord('control', control)}</td>
              <td class="number">${students === null ? none : formatNumber(students)}</td>
              <td class="number">${rest.netPrice === null ? none : formatMoney(rest.netPrice)}</td>
              <td class="number">
                ${rest.completion === null ? none : formatPercent(rest.completion)}
              </td>
              ${hasMiles ? html`<td class="number">${formatNumber(rest.miles ?? 0)}</td>` : nothing}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-college-table': IlpCollegeTable;
  }
}
