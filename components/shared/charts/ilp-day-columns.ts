import { scaleLinear } from 'd3-scale';
import { css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatNumber, formatTime } from '../../i18n/format.js';
import { t } from '../../i18n/i18n.js';
import { lists } from '../../styles/shared.js';
import { IlpElement } from '../ilp-element.js';
import { chartFrame } from './chart-styles.js';

const HOUR_MS = 3_600_000;
const WIDTH = 400;
const HEIGHT = 120;
/** Room above the tallest column for its number, and below for the hours. */
const TOP = 18;
const FOOT = 22;
const HOURS = 24;
/** Every so many hours one stands below the axis. */
const STEP = 6;

/**
 * How often something happened in each hour of a day, as a column each; the busiest hour in a sentence, and
 * all in a table.
 *
 * @element ilp-day-columns
 */
@customElement('ilp-day-columns')
export class IlpDayColumns extends IlpElement {
  static override styles = [
    chartFrame,
    lists,
    css`
      :host {
        --chart-width: 36rem;
      }

      rect {
        fill: var(--ilp-accent);
      }

      .axis {
        stroke: var(--ilp-line-strong);
        stroke-width: 1.5;
      }

      text {
        fill: var(--ilp-ink-quiet);
        font-size: 14px;
      }

      text.number {
        fill: var(--ilp-ink);
        font-weight: 650;
        text-anchor: middle;
      }

      @media (forced-colors: active) {
        rect {
          fill: Highlight;
        }
      }
    `,
  ];

  /** One number an hour since `since`, as far as the day has come. */
  @property({ attribute: false }) counts: readonly number[] = [];
  @property() since = '';

  protected override render() {
    const most = Math.max(0, ...this.counts);
    return html`<figure>
      ${this.renderColumns(most)}
      <figcaption>${this.sentence(most)}</figcaption>
      ${
        most === 0
          ? nothing
          : html`<details>
              <summary>${t('common.show-table')}</summary>
              ${this.renderTable()}
            </details>`
      }
    </figure>`;
  }

  /** The clock at the begin of an hour of the day. */
  private clock(hour: number): string {
    return formatTime(new Date(Date.parse(this.since) + hour * HOUR_MS));
  }

  private sentence(most: number): string {
    if (most === 0) return t('charts.hours-of-day-none');
    const hour = this.counts.indexOf(most);
    return t('charts.hours-of-day-most', {
      count: this.counts.reduce((sum, count) => sum + count, 0),
      most: formatNumber(most),
      from: this.clock(hour),
      to: this.clock(hour + 1),
    });
  }

  private renderColumns(most: number) {
    // A day may have 25 hours.
    const hours = Math.max(HOURS, this.counts.length);
    const step = WIDTH / hours;
    const y = scaleLinear([0, Math.max(1, most)], [0, HEIGHT]);
    const base = TOP + HEIGHT;
    return html`<svg viewBox="0 0 ${WIDTH} ${base + FOOT}" aria-hidden="true">
      <line class="axis" x1="0" x2=${WIDTH} y1=${base} y2=${base}></line>
      ${this.counts.map((count, hour) => {
        if (count === 0) return nothing;
        const height = Math.max(2, y(count));
        return svg`
          <rect x=${hour * step + 2} y=${base - height} width=${step - 4} height=${height} rx="2"></rect>
          ${
            count === most
              ? svg`<text class="number" x=${(hour + 0.5) * step} y=${base - height - 5}>${formatNumber(count)}</text>`
              : nothing
          }
        `;
      })}
      ${Array.from(
        { length: Math.floor(hours / STEP) },
        (_, index) =>
          svg`<text x=${index * STEP * step + 2} y=${base + 16}>${this.clock(index * STEP)}</text>`,
      )}
    </svg>`;
  }

  private renderTable() {
    return html`<table>
      <caption>
        ${t('charts.hours-of-day-table')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('charts.hours-of-day-hour')}</th>
          <th scope="col" class="number">${t('charts.hours-of-day-visits')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.counts.map(
          (count, hour) =>
            html`<tr>
              <th scope="row">${this.clock(hour)}</th>
              <td class="number">${formatNumber(count)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-day-columns': IlpDayColumns;
  }
}
