import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CareerMove, ResultComparison } from '#contracts/result-comparison.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { layout, lists } from '../styles/shared.js';
import { columnName } from './change-words.js';

/**
 * Careers that came into the first of a list, left them, or stayed there, with both places. Needs the
 * `changes` messages.
 *
 * @element ilp-changed-careers
 */
@customElement('ilp-changed-careers')
export class IlpChangedCareers extends IlpElement {
  static override styles = [
    layout,
    lists,
    css`
      h3 {
        margin: 0;
      }

      th[scope='row'] {
        font-weight: 400;
      }

      td.number,
      th.number {
        inline-size: 7.5rem;
      }

      @media (width < 30rem) {
        td.number,
        th.number {
          inline-size: 4rem;
        }

        th,
        td {
          padding-inline: 0 var(--ilp-space-1);
          font-size: var(--ilp-text-small);
        }
      }

      @media print {
        tr {
          break-inside: avoid;
        }

        h3 {
          break-after: avoid;
        }
      }
    `,
  ];

  @property({ attribute: false }) comparison!: ResultComparison;

  protected override render() {
    const { first, stayed, entered, left, hidden } = this.comparison.careers;
    const count = formatNumber(first);
    return html`<section class="stack" aria-labelledby="careers">
      <h2 id="careers">${t('changes.careers')}</h2>
      ${this.renderMoves('entered', t('changes.entered', { first: count }), entered)}
      ${this.renderMoves('left', t('changes.left', { first: count }), left)}
      ${this.renderMoves('stayed', t('changes.stayed', { first: count }), stayed)}
      ${hidden > 0 ? html`<p class="small quiet">${t('changes.hidden', { count: hidden })}</p>` : nothing}
      <p class="small quiet">${t('changes.places')}</p>
    </section>`;
  }

  private renderMoves(id: string, heading: string, moves: readonly CareerMove[]) {
    const { earlier, later } = this.comparison;
    return html`<div class="stack tight">
      <h3 id=${id}>${heading}</h3>
      ${
        moves.length === 0
          ? html`<p class="quiet">${t('changes.no-career')}</p>`
          : html`<table aria-labelledby=${id}>
              <thead>
                <tr>
                  <th scope="col">${t('changes.career')}</th>
                  <th scope="col" class="number">${columnName('earlier', earlier)}</th>
                  <th scope="col" class="number">${columnName('later', later)}</th>
                </tr>
              </thead>
              <tbody>
                ${moves.map(renderMove)}
              </tbody>
            </table>`
      }
    </div>`;
  }
}

function renderMove({ career, earlier, later }: CareerMove) {
  return html`<tr>
    <th scope="row">
      <a href=${hrefFor(`careers/${career.code}`)} lang=${career.titleLocale}>${career.title}</a>
    </th>
    <td class="number">${placeOf(earlier)}</td>
    <td class="number">${placeOf(later)}</td>
  </tr>`;
}

const placeOf = (place: number | null) =>
  place === null ? t('changes.no-place') : formatNumber(place);

declare global {
  interface HTMLElementTagNameMap {
    'ilp-changed-careers': IlpChangedCareers;
  }
}
