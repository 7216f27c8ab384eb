import { scaleLinear } from 'd3-scale';
import { css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatNumber } from '../../i18n/format.js';
import { t } from '../../i18n/i18n.js';
import { lists } from '../../styles/shared.js';
import { IlpElement } from '../ilp-element.js';
import { chartFrame } from './chart-styles.js';

/** Hours of one row: those that somebody confirmed, and those that only the student states. */
export interface HoursBar {
  label: string;
  verified: number;
  claimed: number;
}

const WIDTH = 400;
const ROW = 44;
const EDGE = 2;

/**
 * Hours as a bar a row, the confirmed part filled and the rest outlined, with the wanted number as a
 * line across the last row; a sentence, and a table.
 *
 * @element ilp-hours-bars
 */
@customElement('ilp-hours-bars')
export class IlpHoursBars extends IlpElement {
  static override styles = [
    chartFrame,
    lists,
    css`
      :host {
        --chart-width: 30rem;
      }

      .verified {
        fill: var(--ilp-accent);
      }

      .claimed {
        fill: var(--ilp-accent-quiet);
        stroke: var(--ilp-accent);
        stroke-width: 1.5;
        stroke-dasharray: 4 3;
      }

      .axis {
        stroke: var(--ilp-line);
        stroke-width: 2;
      }

      .wanted {
        stroke: var(--ilp-ink);
        stroke-width: 2.5;
      }

      text {
        fill: var(--ilp-ink-quiet);
        font-size: 14px;
      }

      text.number {
        fill: var(--ilp-ink);
        font-weight: 650;
        text-anchor: end;
      }

      text.end {
        text-anchor: end;
      }
    `,
  ];

  /** One row a year; the row of all hours is added below when there are several. */
  @property({ attribute: false }) bars: readonly HoursBar[] = [];
  /** How many hours are asked for in all; none when nothing is. */
  @property({ type: Number }) wanted?: number;
  /** What counts towards `wanted`, where that is not the sum of all rows. */
  @property({ attribute: false }) counted?: { verified: number; claimed: number };

  protected override render() {
    const all = this.all();
    const hasAll = this.bars.length !== 1 || this.wanted !== undefined;
    const rows = hasAll ? [...this.bars, all] : [...this.bars];
    return html`<figure>
      ${this.renderBars(rows)}
      <figcaption>${this.sentence(all)}</figcaption>
      <details>
        <summary>${t('common.show-table')}</summary>
        ${renderTable(rows)}
      </details>
    </figure>`;
  }

  private all(): HoursBar {
    const sum = (part: 'verified' | 'claimed') =>
      Math.round(this.bars.reduce((total, bar) => total + bar[part] * 100, 0)) / 100;
    const { verified, claimed } = this.counted ?? {
      verified: sum('verified'),
      claimed: sum('claimed'),
    };
    return { label: t('charts.hours-all'), verified, claimed };
  }

  private renderBars(rows: readonly HoursBar[]) {
    const longest = Math.max(
      1,
      this.wanted ?? 0,
      ...rows.map(({ verified, claimed }) => verified + claimed),
    );
    const x = scaleLinear([0, longest], [EDGE, WIDTH - EDGE]);
    const height = rows.length * ROW + (this.wanted === undefined ? 0 : 20);
    return html`<svg viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true">
      ${rows.map((row, index) => renderRow(row, index * ROW, x))}
      ${this.wanted === undefined ? nothing : this.renderWanted(this.wanted, rows.length, x)}
    </svg>`;
  }

  private renderWanted(wanted: number, rows: number, x: (hours: number) => number) {
    const top = (rows - 1) * ROW + 16;
    const at = x(wanted);
    return svg`
      <line class="wanted" x1=${at} x2=${at} y1=${top} y2=${top + 26}></line>
      <text class=${at > WIDTH / 2 ? 'end' : ''} x=${at} y=${top + 42}>${t('charts.hours-needed', { wanted: formatNumber(wanted) })}</text>
    `;
  }

  private sentence({ verified, claimed }: HoursBar): string {
    const parts = [
      t('charts.hours-sentence', {
        verified: formatNumber(verified),
        claimed: formatNumber(claimed),
      }),
    ];
    const { wanted } = this;
    if (wanted === undefined) return parts[0] ?? '';
    const left = Math.max(0, Math.round((wanted - verified) * 100) / 100);
    parts.push(
      left === 0
        ? t('charts.hours-enough', { wanted: formatNumber(wanted) })
        : t('charts.hours-missing', { wanted: formatNumber(wanted), left: formatNumber(left) }),
    );
    return parts.join(' ');
  }
}

function renderRow(
  { label, verified, claimed }: HoursBar,
  y: number,
  x: (hours: number) => number,
) {
  const bar = (kind: string, from: number, to: number) =>
    to > from
      ? svg`<rect class=${kind} x=${x(from)} y=${y + 20} width=${Math.max(2, x(to) - x(from))} height="18" rx="3"></rect>`
      : nothing;
  return svg`
    <text x=${EDGE} y=${y + 14}>${label}</text>
    <text class="number" x=${WIDTH - EDGE} y=${y + 14}>${formatNumber(verified + claimed)}</text>
    <line class="axis" x1=${EDGE} x2=${WIDTH - EDGE} y1=${y + 39} y2=${y + 39}></line>
    ${bar('verified', 0, verified)} ${bar('claimed', verified, verified + claimed)}
  `;
}

function renderTable(rows: readonly HoursBar[]) {
  return html`<table>
    <caption>
      ${t('charts.hours-table')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t('charts.hours-column-year')}</th>
        <th scope="col" class="number">${t('charts.hours-column-verified')}</th>
        <th scope="col" class="number">${t('charts.hours-column-claimed')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ label, verified, claimed }) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td class="number">${formatNumber(verified)}</td>
            <td class="number">${formatNumber(claimed)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-hours-bars': IlpHoursBars;
  }
}
