import { scaleLinear } from 'd3-scale';
import { css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatNumber } from '../../i18n/format.js';
import { t } from '../../i18n/i18n.js';
import { lists } from '../../styles/shared.js';
import { IlpElement } from '../ilp-element.js';
import { chartFrame } from './chart-styles.js';

/** One thing measured twice, from 0 to `maximum`; null where it was not measured. */
export interface ChangeDot {
  label: string;
  earlier: number | null;
  later: number | null;
}

const WIDTH = 340;
const ROW = 44;
const EDGE = 9;
/** Of a line's lower part: where the dots are. */
const DOTS = 29;

/**
 * Two measures of several things: a ring for the first (`earlier`), a dot for the second (`later`), a line between, in the
 * order given; and the same in a table, which is always open since it is the part to print.
 *
 * @element ilp-change-dots
 */
@customElement('ilp-change-dots')
export class IlpChangeDots extends IlpElement {
  static override styles = [
    chartFrame,
    lists,
    css`
      figure {
        grid-template-columns: minmax(0, 1fr);
      }

      @media (width < 30rem) {
        table {
          font-size: var(--ilp-text-small);
        }

        th,
        td {
          padding-inline: 0 var(--ilp-space-2);
        }
      }

      @media (width >= 48rem), print {
        figure {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1.15fr);
          gap: var(--ilp-space-2) var(--ilp-space-6);
          align-items: start;
          max-inline-size: none;
        }

        figcaption {
          grid-column: 1 / -1;
        }
      }

      .track {
        stroke: var(--ilp-line);
        stroke-width: 2;
      }

      .between {
        stroke: var(--ilp-accent);
        stroke-width: 3;
      }

      .earlier {
        fill: var(--ilp-surface);
        stroke: var(--ilp-ink);
        stroke-width: 2;
      }

      .later {
        fill: var(--ilp-accent);
      }

      text {
        fill: var(--ilp-ink);
        font-size: 14px;
      }

      @media (forced-colors: active) {
        .later {
          fill: Highlight;
        }
      }
    `,
  ];

  @property({ attribute: false }) dots: readonly ChangeDot[] = [];
  /** What is measured: the caption of the table. */
  @property() label = '';
  /** When, each as a heading of its column. */
  @property({ attribute: 'earlier-at' }) earlierAt = '';
  @property({ attribute: 'later-at' }) laterAt = '';
  /** What ring and dot are, where they are not two times. */
  @property() legend = '';
  @property() difference = '';
  /** What has the two measures; the heading of the names. */
  @property() column = '';
  @property({ type: Number }) maximum = 100;

  protected override render() {
    return html`<figure>
      ${this.renderDots()} ${this.renderTable()}
      <figcaption class="small">${this.legend || t('charts.change-legend')}</figcaption>
    </figure>`;
  }

  private renderDots() {
    const x = scaleLinear([0, this.maximum], [EDGE, WIDTH - EDGE]);
    return html`<svg viewBox="0 0 ${WIDTH} ${this.dots.length * ROW}" aria-hidden="true">
      ${this.dots.map(({ label, earlier, later }, index) => {
        const y = index * ROW + DOTS;
        const between =
          earlier === null || later === null
            ? nothing
            : svg`<line class="between" x1=${x(earlier)} x2=${x(later)} y1=${y} y2=${y}></line>`;
        return svg`
          <text x="0" y=${y - DOTS + 14}>${label}</text>
          <line class="track" x1=${EDGE} x2=${WIDTH - EDGE} y1=${y} y2=${y}></line>
          ${between}
          ${later === null ? nothing : svg`<circle class="later" cx=${x(later)} cy=${y} r="6"></circle>`}
          ${earlier === null ? nothing : svg`<circle class="earlier" cx=${x(earlier)} cy=${y} r=${earlier === later ? 3 : 5}></circle>`}
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
          <th scope="col">${this.column || t('charts.area-column')}</th>
          <th scope="col" class="number">${this.earlierAt}</th>
          <th scope="col" class="number">${this.laterAt}</th>
          <th scope="col" class="number">${this.difference || t('charts.change-column')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.dots.map(
          ({ label, earlier, later }) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td class="number">${numberOr(earlier)}</td>
              <td class="number">${numberOr(later)}</td>
              <td class="number">
                ${
                  earlier === null || later === null
                    ? nothing
                    : formatNumber(later - earlier, { signDisplay: 'exceptZero', ...DIGITS })
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

const DIGITS = { maximumFractionDigits: 1 };
const numberOr = (value: number | null) => (value === null ? nothing : formatNumber(value));

declare global {
  interface HTMLElementTagNameMap {
    'ilp-change-dots': IlpChangeDots;
  }
}
