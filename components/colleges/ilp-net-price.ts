import { scaleLinear } from 'd3-scale';
import { css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CollegeProfile } from '#contracts/colleges.js';
import { formatMoney } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { chartFrame } from '../shared/charts/chart-styles.js';
import { IlpElement } from '../shared/ilp-element.js';
import { lists } from '../styles/shared.js';
import { collegeWord, whyNone } from './college-words.js';

type Bands = NonNullable<CollegeProfile['netPriceByIncome']['data']>;

const WIDTH = 340;
const ROW = 40;
const EDGE = 4;
/** Room for "$45,000" beside the longest bar. */
const NUMBER = 70;

/**
 * What families of each income paid on average: bars, the two ends in a sentence, and a table.
 *
 * @element ilp-net-price
 */
@customElement('ilp-net-price')
export class IlpNetPrice extends IlpElement {
  static override styles = [
    chartFrame,
    lists,
    css`
      rect {
        fill: var(--ilp-accent);
      }

      text {
        fill: var(--ilp-ink);
        font-size: 14px;
      }

      figcaption {
        display: grid;
        gap: var(--ilp-space-1);
      }

      @media (forced-colors: active) {
        rect {
          fill: Highlight;
        }
      }
    `,
  ];

  @property({ attribute: false }) bands: Bands = [];

  protected override render() {
    const known = this.bands.filter(({ dollars }) => dollars !== null);
    const low = this.bands[0]?.dollars ?? null;
    const high = this.bands.at(-1)?.dollars ?? null;
    return html`<figure>
      ${this.renderBars()}
      <figcaption>
        ${
          low === null || high === null
            ? nothing
            : t('colleges.net-sentence', { low: formatMoney(low), high: formatMoney(high) })
        }
        ${
          known.some(({ dollars }) => (dollars ?? 0) < 0)
            ? html`<span class="small quiet">${t('colleges.net-negative')}</span>`
            : nothing
        }
      </figcaption>
      <details>
        <summary>${t('common.show-table')}</summary>
        ${this.renderTable()}
      </details>
    </figure>`;
  }

  private renderBars() {
    const most = Math.max(1, ...this.bands.map(({ dollars }) => dollars ?? 0));
    const x = scaleLinear([0, most], [0, WIDTH - 2 * EDGE - NUMBER]);
    return html`<svg viewBox="0 0 ${WIDTH} ${this.bands.length * ROW}" aria-hidden="true">
      ${this.bands.map(({ income, dollars }, index) => {
        const y = index * ROW;
        const width = dollars === null ? 0 : Math.max(2, x(dollars));
        return svg`
          <text x=${EDGE} y=${y + 14}>${collegeWord('income', income)}</text>
          <rect x=${EDGE} y=${y + 19} width=${width} height="12" rx="3"></rect>
          <text x=${EDGE + width + 6} y=${y + 30}>${dollars === null ? t('colleges.none') : formatMoney(dollars)}</text>
        `;
      })}
    </svg>`;
  }

  private renderTable() {
    return html`<table>
      <caption>
        ${t('colleges.net-title')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('colleges.income')}</th>
          <th scope="col" class="number">${t('colleges.price')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.bands.map(
          ({ income, dollars }) =>
            html`<tr>
              <th scope="row">${collegeWord('income', income)}</th>
              <td class="number">
                ${dollars === null ? whyNone('few-or-not-reported') : formatMoney(dollars)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-net-price': IlpNetPrice;
  }
}
