import { css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CareerProfile } from '#contracts/careers.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { factsOf, type Way, WAYS } from './ways-in.js';

/** Our own drawings on a 24 by 24 grid. */
const DRAWINGS: Readonly<Record<Way, string>> = {
  work: 'M3 8h18v11H3zM9 8V5h6v3M3 13h18',
  apprenticeship: 'M4 20l9-9M11 5l8 8M13 3l8 8-3 3-8-8z',
  military: 'M5 6l7 4 7-4M5 12l7 4 7-4M5 18l7 4 7-4',
  'two-year': 'M6 3h9l3 3v15H6zM9 9h6M9 13h6M9 17h3',
  'four-year': 'M2 9l10-5 10 5-10 5zM6 11v6c3 3 9 3 12 0v-6M22 9v6',
};

const NAMES: Readonly<Record<Way, PlainKey>> = {
  work: 'careers.map-way-work',
  apprenticeship: 'careers.map-way-apprenticeship',
  military: 'careers.map-way-military',
  'two-year': 'careers.map-way-two-year',
  'four-year': 'careers.map-way-four-year',
};

const HEIGHT = 100;

/**
 * The ways from school to a job as a picture: five lines that part and meet again, all of the same
 * look, each with what we know of it or why we know nothing. The ways are one list, read in the order
 * they are drawn; where there is no room for the lines, the list stands alone.
 *
 * @element ilp-ways-map
 */
@customElement('ilp-ways-map')
export class IlpWaysMap extends IlpElement {
  static override styles = css`
    :host {
      display: block;
      container-type: inline-size;
    }

    .map {
      display: grid;
      gap: var(--ilp-space-2);
    }

    .lines {
      display: none;
    }

    .end {
      align-self: center;
      padding: var(--ilp-space-2) var(--ilp-space-3);
      border-radius: var(--ilp-radius);
      background: var(--ilp-accent-quiet);
      font-weight: 600;
      text-align: center;
      overflow-wrap: anywhere;
    }

    ul {
      display: grid;
      gap: var(--ilp-space-2);
      margin: 0;
      padding: 0;
      list-style-type: '';
    }

    li {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--ilp-space-3);
      align-items: center;
      padding: var(--ilp-space-2) var(--ilp-space-3);
      border: 1px solid var(--ilp-line);
      border-radius: var(--ilp-radius);
      background: var(--ilp-surface);
    }

    .drawing {
      inline-size: 1.75rem;
      block-size: 1.75rem;
      color: var(--ilp-accent);
    }

    @container (min-width: 44rem) {
      .map {
        grid-template-columns: 7rem 3rem minmax(0, 1fr) 3rem 9rem;
        gap: 0;
      }

      /* The lines go to the middle of each way, so all must be equally high. */
      ul {
        grid-auto-rows: 1fr;
      }

      .lines {
        display: block;
        inline-size: 100%;
        block-size: 100%;
        color: var(--ilp-line-strong);
      }
    }
  `;

  @property({ attribute: false }) career?: CareerProfile;

  protected override render() {
    const { career } = this;
    if (!career) return nothing;
    return html`<div class="map">
      <p class="end">${t('careers.map-start')}</p>
      ${renderLines('part')}
      <ul aria-label=${t('careers.map-label')}>
        ${WAYS.map((way) => renderWay(way, career))}
      </ul>
      ${renderLines('meet')}
      <p class="end" lang=${career.titleLocale}>${career.title}</p>
    </div>`;
  }
}

function renderWay(way: Way, career: CareerProfile) {
  return html`<li>
    <svg
      class="drawing"
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      ${svg`<path d=${DRAWINGS[way]}></path>`}
    </svg>
    <div>
      <h3>${t(NAMES[way])}</h3>
      ${factsOf(way, career).map((fact) => html`<p class="small">${fact}</p>`)}
    </div>
  </li>`;
}

/** A line to or from the middle of each way; the ways are all equally high. */
function renderLines(side: 'part' | 'meet') {
  const middle = HEIGHT / 2;
  const curves = WAYS.map((_, index) => {
    const way = ((index + 0.5) / WAYS.length) * HEIGHT;
    const [from, to] = side === 'part' ? [middle, way] : [way, middle];
    return svg`<path d="M0 ${from}C50 ${from} 50 ${to} 100 ${to}" vector-effect="non-scaling-stroke"></path>`;
  });
  return html`<svg
    class="lines"
    aria-hidden="true"
    viewBox="0 0 100 ${HEIGHT}"
    preserveAspectRatio="none"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
  >
    ${curves}
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-ways-map': IlpWaysMap;
  }
}
