import { scaleLinear } from 'd3-scale';
import { css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatDate, formatList, formatNumber } from '../../i18n/format.js';
import { t } from '../../i18n/i18n.js';
import { lists } from '../../styles/shared.js';
import { IlpElement } from '../ilp-element.js';
import { chartFrame } from './chart-styles.js';

/** One area: its score now, and in an earlier result. */
export interface AreaBar {
  label: string;
  score: number;
  earlier?: number;
}

const WIDTH = 340;
const ROW = 40;
const EDGE = 4;

/**
 * Areas as a bar each, the strongest first, an earlier score as a line with a dot; a sentence, and a
 * table.
 *
 * @element ilp-area-bars
 */
@customElement('ilp-area-bars')
export class IlpAreaBars extends IlpElement {
  static override styles = [
    chartFrame,
    lists,
    css`
      .score {
        fill: var(--ilp-accent);
      }

      .track {
        fill: var(--ilp-surface-quiet);
      }

      .earlier {
        fill: var(--ilp-surface);
        stroke: var(--ilp-ink);
        stroke-width: 2;
      }

      text {
        fill: var(--ilp-ink);
        font-size: 14px;
      }

      @media (forced-colors: active) {
        .score {
          fill: Highlight;
        }

        .track {
          fill: none;
          stroke: CanvasText;
        }
      }
    `,
  ];

  @property({ attribute: false }) bars: readonly AreaBar[] = [];
  /** The least and the most a score can be. */
  @property({ type: Number }) minimum = 0;
  @property({ type: Number }) maximum = 1;
  /** When the earlier scores were made; ISO time. */
  @property({ attribute: 'earlier-at' }) earlierAt = '';

  protected override render() {
    const rows = this.bars.toSorted((left, right) => right.score - left.score);
    return html`<figure>
      ${this.renderBars(rows)}
      <figcaption>
        ${t('charts.area-order', { areas: formatList(rows.map(({ label }) => label)) })}
        ${this.earlierAt ? t('charts.area-before', { date: formatDate(this.earlierAt) }) : nothing}
      </figcaption>
      <details>
        <summary>${t('common.show-table')}</summary>
        ${this.renderTable(rows)}
      </details>
    </figure>`;
  }

  private renderBars(rows: readonly AreaBar[]) {
    const x = scaleLinear([this.minimum, this.maximum], [EDGE, WIDTH - EDGE]);
    // Also the least score is an answer, and shows as a thin bar.
    const width = (score: number) => Math.max(3, x(score) - EDGE);
    return html`<svg viewBox="0 0 ${WIDTH} ${rows.length * ROW}" aria-hidden="true">
      ${rows.map(({ label, score, earlier }, index) => {
        const y = index * ROW;
        return svg`
          <text x=${EDGE} y=${y + 14}>${label}</text>
          <rect class="track" x=${EDGE} y=${y + 19} width=${WIDTH - 2 * EDGE} height="12" rx="3"></rect>
          <rect class="score" x=${EDGE} y=${y + 19} width=${width(score)} height="12" rx="3"></rect>
          ${earlier === undefined ? nothing : renderEarlier(x(earlier), y + 25)}
        `;
      })}
    </svg>`;
  }

  private renderTable(rows: readonly AreaBar[]) {
    const { minimum, maximum, earlierAt } = this;
    return html`<table>
      <caption>
        ${t('charts.area-table', { minimum: formatNumber(minimum), maximum: formatNumber(maximum) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('charts.area-column')}</th>
          <th scope="col" class="number">${t('charts.area-column-now')}</th>
          ${
            earlierAt
              ? html`<th scope="col" class="number">
                  ${t('charts.area-column-before', { date: formatDate(earlierAt) })}
                </th>`
              : nothing
          }
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ label, score, earlier }) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td class="number">${formatNumber(score)}</td>
              ${
                earlierAt
                  ? html`<td class="number">
                      ${earlier === undefined ? nothing : formatNumber(earlier)}
                    </td>`
                  : nothing
              }
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

function renderEarlier(x: number, y: number) {
  return svg`
    <line class="earlier" x1=${x} x2=${x} y1=${y - 9} y2=${y + 9}></line>
    <circle class="earlier" cx=${x} cy=${y} r="4"></circle>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-area-bars': IlpAreaBars;
  }
}
