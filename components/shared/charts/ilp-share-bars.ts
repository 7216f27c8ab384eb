import { scaleLinear } from 'd3-scale';
import { css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatNumber } from '../../i18n/format.js';
import { t } from '../../i18n/i18n.js';
import { lists } from '../../styles/shared.js';
import { IlpElement } from '../ilp-element.js';
import { chartFrame } from './chart-styles.js';

/** One answer, and what share of all gave it, in percent. */
export interface ShareBar {
  label: string;
  percent: number;
}

const WIDTH = 340;
const ROW = 40;
const EDGE = 4;
/** Room for "100%" beside the longest bar. */
const NUMBER = 48;

/**
 * Shares of a whole as a bar each, in the order given; the largest in a sentence, and all in a table.
 *
 * @element ilp-share-bars
 */
@customElement('ilp-share-bars')
export class IlpShareBars extends IlpElement {
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

      @media (forced-colors: active) {
        rect {
          fill: Highlight;
        }
      }
    `,
  ];

  @property({ attribute: false }) bars: readonly ShareBar[] = [];
  /** What was asked: the caption of the table. */
  @property() label = '';
  /** The heading of the answers' column. */
  @property() column = '';

  protected override render() {
    const [most] = this.bars.toSorted((left, right) => right.percent - left.percent);
    if (!most) return null;
    return html`<figure>
      ${this.renderBars()}
      <figcaption>
        ${t('charts.share-most', {
          label: most.label,
          percent: share(most.percent),
        })}
      </figcaption>
      <details>
        <summary>${t('common.show-table')}</summary>
        ${this.renderTable()}
      </details>
    </figure>`;
  }

  private renderBars() {
    const most = Math.max(...this.bars.map(({ percent }) => percent));
    const x = scaleLinear([0, most], [0, WIDTH - 2 * EDGE - NUMBER]);
    return html`<svg viewBox="0 0 ${WIDTH} ${this.bars.length * ROW}" aria-hidden="true">
      ${this.bars.map(({ label, percent }, index) => {
        const y = index * ROW;
        // Also the smallest share was somebody's answer, and shows as a thin bar.
        const width = Math.max(2, x(percent));
        return svg`
          <text x=${EDGE} y=${y + 14}>${label}</text>
          <rect x=${EDGE} y=${y + 19} width=${width} height="12" rx="3"></rect>
          <text x=${EDGE + width + 6} y=${y + 30}>${share(percent)}</text>
        `;
      })}
    </svg>`;
  }

  private renderTable() {
    return html`<table>
      <caption>
        ${this.label}
      </caption>
      <thead>
        <tr>
          <th scope="col">${this.column}</th>
          <th scope="col" class="number">${t('charts.column-share')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.bars.map(
          ({ label, percent }) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td class="number">${share(percent)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

/** Less than one percent keeps a decimal: it is not nothing. */
function share(percent: number): string {
  const maximumFractionDigits = percent < 1 ? 1 : 0;
  return formatNumber(percent / 100, { style: 'percent', maximumFractionDigits });
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-share-bars': IlpShareBars;
  }
}
