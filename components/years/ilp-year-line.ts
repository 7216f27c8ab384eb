import { css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TimelineYear } from '#contracts/years.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { type Mark, markOf, MARKS, yearName } from './year-words.js';

/** In the units of the drawing, which is as wide as the narrowest phone leaves room for. */
const WIDTH = 280;
const ROW = 52;
const LINE_X = 12;
const MARK_GAP = 14;
const MARKS_A_ROW = 17;

const KEYS: Readonly<Record<Mark, PlainKey>> = {
  begun: 'years.key-begun',
  reached: 'years.key-reached',
  changed: 'years.key-changed',
};

/**
 * The years as a line from the first down to this one: beside each a mark for all that happened. Whoever
 * shows it has the same as a list.
 *
 * @element ilp-year-line
 */
@customElement('ilp-year-line')
export class IlpYearLine extends IlpElement {
  static override styles = css`
    .picture {
      inline-size: 100%;
      max-inline-size: 26rem;
      block-size: auto;
    }

    .line {
      stroke: var(--ilp-line-strong);
      stroke-width: 2;
    }

    .year {
      fill: var(--ilp-surface);
      stroke: var(--ilp-accent);
      stroke-width: 2;
    }

    .now {
      fill: var(--ilp-accent);
    }

    text {
      fill: var(--ilp-ink);
      font-size: 13px;
    }

    .begun {
      fill: none;
      stroke: var(--ilp-accent);
      stroke-width: 2;
    }

    .reached {
      fill: var(--ilp-good);
      stroke: none;
    }

    .changed {
      fill: none;
      stroke: var(--ilp-warn);
      stroke-width: 2;
    }

    ul {
      display: flex;
      flex-wrap: wrap;
      gap: var(--ilp-space-1) var(--ilp-space-4);
    }

    li {
      display: flex;
      align-items: center;
      gap: var(--ilp-space-1);
    }
  `;

  @property({ attribute: false }) years: readonly TimelineYear[] = [];

  protected override render() {
    const height = this.years.length * ROW;
    return html`<svg
        class="picture"
        role="img"
        aria-label=${t('years.picture')}
        viewBox="0 0 ${WIDTH} ${height}"
      >
        ${svg`<line class="line" x1=${LINE_X} x2=${LINE_X} y1="14" y2=${height - ROW + 14}></line>`}
        ${this.years.map((year, index) => drawYear(year, index * ROW + 14))}
      </svg>
      <ul class="plain small quiet" aria-hidden="true">
        ${MARKS.map(
          (mark) =>
            html`<li>
              <svg width="14" height="14" viewBox="0 0 14 14">${drawMark(mark, 7, 7)}</svg>
              ${t(KEYS[mark])}
            </li>`,
        )}
      </ul>`;
  }
}

function drawYear(year: TimelineYear, y: number) {
  const shown = year.entries.slice(0, MARKS_A_ROW);
  const more = year.entries.length - shown.length;
  const marks = shown.map((entry, index) =>
    drawMark(markOf(entry), LINE_X + 22 + index * MARK_GAP, y + 20),
  );
  return svg`<g>
    <circle class=${year.isNow ? 'year now' : 'year'} cx=${LINE_X} cy=${y} r="6"></circle>
    <text x=${LINE_X + 16} y=${y + 4}>${yearName(year)}</text>
    ${marks}
    ${more > 0 ? svg`<text x=${WIDTH - 22} y=${y + 4}>+${more}</text>` : ''}
  </g>`;
}

/** A shape for each, so that colour is never the only difference. */
function drawMark(mark: Mark, x: number, y: number) {
  if (mark === 'changed') return svg`<path class="changed" d="M${x} ${y - 5}l5 5-5 5-5-5z"></path>`;
  return svg`<circle class=${mark} cx=${x} cy=${y} r=${mark === 'begun' ? 4 : 5}></circle>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-year-line': IlpYearLine;
  }
}
