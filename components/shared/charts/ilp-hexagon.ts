import { scaleLinear } from 'd3-scale';
import { curveLinearClosed, lineRadial, symbol } from 'd3-shape';
import { css, html, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatNumber } from '../../i18n/format.js';
import { t } from '../../i18n/i18n.js';
import { lists } from '../../styles/shared.js';
import { IlpElement } from '../ilp-element.js';
import { type Area, AREA_SHAPES, areaName, AREAS, type AreaScores, rankedAreas } from './riasec.js';

const RADIUS = 100;
const RINGS = [0.25, 0.5, 0.75, 1];
const LETTER_AT = 122;
const MARK_SIZE = 130;

/** A person chose one of the six areas. */
export class AreaChooseEvent extends Event {
  static readonly type = 'ilp-area-choose';
  readonly area: Area;

  constructor(area: Area) {
    super(AreaChooseEvent.type, { bubbles: true, composed: true });
    this.area = area;
  }
}

/**
 * Six interest scores as a hexagon, a sentence with the true top three, and a table.
 *
 * Each corner is a button: Tab reaches the hexagon once, arrow keys go round it.
 *
 * @element ilp-hexagon
 * @fires {AreaChooseEvent} ilp-area-choose
 */
@customElement('ilp-hexagon')
export class IlpHexagon extends IlpElement {
  static override styles = [
    lists,
    css`
      figure {
        display: grid;
        gap: var(--ilp-space-3);
        margin: 0;
      }

      svg {
        inline-size: 100%;
        max-inline-size: 22rem;
        overflow: visible;
      }

      .ring {
        fill: none;
        stroke: var(--ilp-line);
      }

      .shape {
        fill: var(--ilp-accent);
        fill-opacity: 0.18;
        stroke: var(--ilp-accent);
        stroke-width: 2;
        stroke-linejoin: round;
      }

      .point {
        cursor: pointer;
        outline: none;
      }

      .point .target {
        fill: transparent;
      }

      .point .halo {
        fill: none;
        stroke: none;
      }

      .point:focus-visible .halo {
        stroke: var(--ilp-focus);
        stroke-width: 2.5;
      }

      text {
        fill: var(--ilp-ink);
        font-size: 15px;
        font-weight: 650;
        text-anchor: middle;
        dominant-baseline: central;
      }

      .r {
        fill: var(--ilp-riasec-r);
      }
      .i {
        fill: var(--ilp-riasec-i);
      }
      .a {
        fill: var(--ilp-riasec-a);
      }
      .s {
        fill: var(--ilp-riasec-s);
      }
      .e {
        fill: var(--ilp-riasec-e);
      }
      .c {
        fill: var(--ilp-riasec-c);
      }
    `,
  ];

  @property({ attribute: false }) scores: AreaScores = { r: 0, i: 0, a: 0, s: 0, e: 0, c: 0 };
  /** The highest score an area can have. */
  @property({ type: Number }) max = 40;
  /** Whose areas these are, when they are not the reader's own. */
  @property() label = '';

  @state() private current: Area = 'r';

  protected override render() {
    return html`
      <figure>
        <svg
          viewBox="-135 -135 270 270"
          role="group"
          aria-label=${this.label || t('charts.hexagon-label')}
          aria-describedby="sentence"
          @keydown=${this.handleKey}
        >
          ${RINGS.map((share) => svg`<path class="ring" d=${outline(() => share * RADIUS)}></path>`)}
          <path class="shape" d=${outline((area) => this.distance(area))}></path>
          ${AREAS.map((area) => this.renderPoint(area))}
        </svg>
        <figcaption id="sentence">${this.sentence()}</figcaption>
        <details>
          <summary>${t('common.show-table')}</summary>
          ${this.renderTable()}
        </details>
      </figure>
    `;
  }

  private renderPoint(area: Area) {
    const { x, y } = place(area, this.distance(area));
    const letter = place(area, LETTER_AT);
    const name = t('charts.hexagon-point', {
      letter: area.toUpperCase(),
      area: areaName(area),
      score: formatNumber(this.scores[area]),
      max: formatNumber(this.max),
    });
    return svg`
      <g
        class="point"
        role="button"
        tabindex=${area === this.current ? 0 : -1}
        aria-label=${name}
        data-area=${area}
        @click=${() => this.choose(area)}
        @focus=${() => (this.current = area)}
      >
        <circle class="target" cx=${letter.x} cy=${letter.y} r="14"></circle>
        <circle class="target" cx=${x} cy=${y} r="14"></circle>
        <circle class="halo" cx=${letter.x} cy=${letter.y} r="13"></circle>
        <path
          class=${area}
          transform=${`translate(${String(x)} ${String(y)})`}
          d=${symbol(AREA_SHAPES[area], MARK_SIZE)() ?? ''}
        ></path>
        <text class=${area} x=${letter.x} y=${letter.y}>${area.toUpperCase()}</text>
      </g>
    `;
  }

  private renderTable() {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t('charts.column-area')}</th>
          <th scope="col" class="number">${t('charts.column-score')}</th>
        </tr>
      </thead>
      <tbody>
        ${AREAS.map(
          (area) =>
            html`<tr>
              <th scope="row">${areaName(area)}</th>
              <td class="number">${formatNumber(this.scores[area])}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private sentence(): string {
    const [first = 'r', second = 'i', third = 'a'] = rankedAreas(this.scores);
    return t('charts.hexagon-sentence', {
      first: areaName(first),
      firstScore: formatNumber(this.scores[first]),
      second: areaName(second),
      secondScore: formatNumber(this.scores[second]),
      third: areaName(third),
      thirdScore: formatNumber(this.scores[third]),
      max: formatNumber(this.max),
    });
  }

  private distance(area: Area): number {
    return scaleLinear([0, this.max], [0, RADIUS]).clamp(true)(this.scores[area]);
  }

  private choose(area: Area): void {
    this.current = area;
    this.dispatchEvent(new AreaChooseEvent(area));
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.choose(this.current);
      return;
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const index = (AREAS.indexOf(this.current) + step + AREAS.length) % AREAS.length;
    this.current = AREAS[index] ?? 'r';
    this.renderRoot.querySelector<SVGGElement>(`[data-area="${this.current}"]`)?.focus();
  }
}

const STEPS: Readonly<Record<string, number | undefined>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** The direction of an area in radians, clockwise from the top. */
function angleOf(area: Area): number {
  return (AREAS.indexOf(area) * 2 * Math.PI) / AREAS.length;
}

function place(area: Area, distance: number): { x: number; y: number } {
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    x: round(Math.sin(angleOf(area)) * distance),
    y: round(-Math.cos(angleOf(area)) * distance),
  };
}

function outline(distance: (area: Area) => number): string {
  const path = lineRadial<Area>().angle(angleOf).radius(distance).curve(curveLinearClosed);
  return path([...AREAS]) ?? '';
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-hexagon': IlpHexagon;
  }
  interface HTMLElementEventMap {
    [AreaChooseEvent.type]: AreaChooseEvent;
  }
}
