import { scaleLinear } from 'd3-scale';
import { css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatMoney } from '../../i18n/format.js';
import { type PlainKey, t } from '../../i18n/i18n.js';
import { lists } from '../../styles/shared.js';
import { IlpElement } from '../ilp-element.js';
import { chartFrame } from './chart-styles.js';

/** Yearly pay in dollars at five points of everyone in a job; null where it is not known. */
export interface PayRange {
  p10: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p90: number | null;
}

const WIDTH = 400;
const EDGE = 4;
const POINTS = ['p10', 'p25', 'p50', 'p75', 'p90'] as const;
const MEANINGS: Readonly<Record<(typeof POINTS)[number], PlainKey>> = {
  p10: 'charts.pay-p10',
  p25: 'charts.pay-p25',
  p50: 'charts.pay-p50',
  p75: 'charts.pay-p75',
  p90: 'charts.pay-p90',
};

/**
 * Pay as a bar from the lowest to the highest tenth, with ticks at a quarter, the middle and three
 * quarters, a sentence, and a table.
 *
 * @element ilp-range-bar
 */
@customElement('ilp-range-bar')
export class IlpRangeBar extends IlpElement {
  static override styles = [
    chartFrame,
    lists,
    css`
      :host {
        --chart-width: 30rem;
      }

      :host([compact]) {
        --chart-width: 14rem;
      }

      .axis {
        stroke: var(--ilp-line);
        stroke-width: 2;
      }

      .whole {
        stroke: var(--ilp-accent);
        stroke-width: 4;
        stroke-linecap: round;
      }

      .half {
        fill: var(--ilp-accent-quiet);
        stroke: var(--ilp-accent);
        stroke-width: 1.5;
      }

      .middle {
        stroke: var(--ilp-accent-strong);
        stroke-width: 4;
      }

      .mark {
        stroke: var(--ilp-bad);
        stroke-width: 3;
      }

      text {
        fill: var(--ilp-ink-quiet);
        font-size: 14px;
        text-anchor: middle;
      }

      text.low {
        text-anchor: start;
      }

      text.high {
        text-anchor: end;
      }

      text.strong {
        fill: var(--ilp-ink);
        font-weight: 650;
      }
    `,
  ];

  @property({ attribute: false }) pay: PayRange = {
    p10: null,
    p25: null,
    p50: null,
    p75: null,
    p90: null,
  };
  /** The scale in dollars, to compare several bars; by itself a bar has its own. */
  @property({ attribute: false }) domain?: readonly [number, number];
  /** Where the source stops telling: a number at or above it may be higher. */
  @property({ type: Number }) cap?: number;
  /** An amount of the reader's own, as a line across the bar. */
  @property({ type: Number }) mark?: number;
  /** Only the bar, for a row of a list; the sentence is for screen readers. */
  @property({ type: Boolean, reflect: true }) compact = false;

  protected override render() {
    const known = POINTS.map((point) => this.pay[point]).filter((value) => value !== null);
    if (known.length === 0) return html`<p class="quiet small">${t('charts.pay-no-data')}</p>`;
    return html`
      <figure>
        ${this.renderBar(known)}
        <figcaption class=${this.compact ? 'visually-hidden' : ''}>${this.sentence()}</figcaption>
        ${
          this.compact
            ? nothing
            : html`<details>
                <summary>${t('common.show-table')}</summary>
                ${this.renderTable()}
              </details>`
        }
      </figure>
    `;
  }

  private renderBar(known: readonly number[]) {
    const { p25, p50, p75 } = this.pay;
    const domain = this.domain ?? [0, Math.max(...known) * 1.05];
    const x = scaleLinear(domain, [EDGE, WIDTH - EDGE]).clamp(true);
    const low = Math.min(...known);
    const high = Math.max(...known);
    const y = this.compact ? 12 : 34;
    return html`<svg viewBox="0 0 ${WIDTH} ${this.compact ? 24 : 70}" aria-hidden="true">
      ${svg`
        <line class="axis" x1=${EDGE} x2=${WIDTH - EDGE} y1=${y} y2=${y}></line>
        <line class="whole" x1=${x(low)} x2=${x(high)} y1=${y} y2=${y}></line>
        ${
          p25 === null || p75 === null
            ? nothing
            : svg`<rect class="half" x=${x(p25)} y=${y - 9} width=${Math.max(2, x(p75) - x(p25))} height="18" rx="4"></rect>`
        }
        ${
          p50 === null
            ? nothing
            : svg`<line class="middle" x1=${x(p50)} x2=${x(p50)} y1=${y - 11} y2=${y + 11}></line>`
        }
        ${
          this.mark === undefined
            ? nothing
            : svg`<line class="mark" x1=${x(this.mark)} x2=${x(this.mark)} y1=${y - 12} y2=${y + 12}></line>`
        }
        ${this.compact ? nothing : this.renderLabels(x, low, high, y)}
      `}
    </svg>`;
  }

  private renderLabels(x: (value: number) => number, low: number, high: number, y: number) {
    const { p50 } = this.pay;
    return svg`
      ${p50 === null ? nothing : svg`<text class="strong" x=${Math.min(WIDTH - 40, Math.max(40, x(p50)))} y=${y - 18}>${this.money(p50)}</text>`}
      ${
        low === high
          ? nothing
          : svg`<text class="low" x=${Math.min(x(low), WIDTH - 160)} y=${y + 28}>${this.money(low)}</text>
              <text class="high" x=${Math.max(x(high), 160)} y=${y + 28}>${this.money(high)}</text>`
      }
    `;
  }

  private renderTable() {
    return html`<table>
      <caption>
        ${t('charts.pay-label')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('charts.column-share')}</th>
          <th scope="col" class="number">${t('charts.column-pay')}</th>
        </tr>
      </thead>
      <tbody>
        ${POINTS.map((point) => {
          const value = this.pay[point];
          return value === null
            ? nothing
            : html`<tr>
                <th scope="row">${t(MEANINGS[point])}</th>
                <td class="number">${this.money(value)}</td>
              </tr>`;
        })}
      </tbody>
    </table>`;
  }

  private sentence(): string {
    const { p25, p50, p75, p90 } = this.pay;
    const parts: string[] = [];
    if (p25 !== null && p50 !== null && p75 !== null)
      parts.push(
        t('charts.pay-sentence', {
          low: this.money(p25),
          middle: this.money(p50),
          high: this.money(p75),
        }),
      );
    else if (p50 !== null) parts.push(t('charts.pay-sentence-middle', { middle: this.money(p50) }));
    const { cap } = this;
    if (cap !== undefined && Math.max(p50 ?? 0, p90 ?? 0) >= cap)
      parts.push(t('charts.pay-top', { cap: formatMoney(cap) }));
    if (this.mark !== undefined)
      parts.push(t('charts.pay-mark', { amount: formatMoney(this.mark) }));
    return parts.join(' ');
  }

  private money(value: number): string {
    const isCapped = this.cap !== undefined && value >= this.cap;
    return isCapped ? `${formatMoney(value)}+` : formatMoney(value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-range-bar': IlpRangeBar;
  }
}
