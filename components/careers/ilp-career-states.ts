import { css, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CareerProfile, StatePay } from '#contracts/careers.js';
import { formatMoney, formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { fields, layout } from '../styles/shared.js';
import { factName, sourceText } from './career-words.js';
import { STATE_TILES, TILE_COLUMNS, TILE_ROWS } from './state-tiles.js';

type Measure = 'pay' | 'jobs' | 'quotient';

const MEASURES: Readonly<
  Record<Measure, { words: PlainKey; of: (line: StatePay) => number | null }>
> = {
  pay: { words: 'careers.states-pay', of: ({ yearly }) => yearly.p50 },
  jobs: { words: 'careers.states-jobs', of: ({ employment }) => employment },
  quotient: { words: 'careers.states-quotient', of: ({ locationQuotient }) => locationQuotient },
};

const QUOTIENT = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const SIZE = 40;
const GAP = 3;
/** Shades of the map: few enough to be told apart. */
const SHADES = 5;

/**
 * Pay, jobs and the location quotient of a career in each state: a map of equal tiles, and the same numbers
 * as a table that can be ordered; or why there are none.
 *
 * @element ilp-career-states
 */
@customElement('ilp-career-states')
export class IlpCareerStates extends IlpElement {
  static override styles = [
    layout,
    fields,
    css`
      section {
        padding-block-start: var(--ilp-space-4);
        border-block-start: 1px solid var(--ilp-line);
      }

      svg {
        inline-size: 100%;
        max-inline-size: 36rem;
        block-size: auto;
      }

      rect {
        stroke: var(--ilp-line-strong);
        fill: var(--ilp-surface);
      }

      .shade {
        fill: var(--ilp-accent);
        stroke: none;
      }

      text {
        fill: var(--ilp-ink);
        font-size: 0.8125rem;
        font-weight: 600;
        text-anchor: middle;
      }

      .table {
        overflow-x: auto;
      }

      table {
        min-inline-size: 32rem;
      }

      @media (forced-colors: active) {
        .shade {
          fill: CanvasText;
        }
      }
    `,
  ];

  @property({ attribute: false }) career?: CareerProfile;
  @state() private measure: Measure = 'pay';

  protected override render() {
    const states = this.career?.states;
    if (!states) return nothing;
    const { data, noData, source } = states;
    return html`<section class="stack tight" aria-labelledby="states">
      <h2 id="states">${t('careers.states')}</h2>
      ${
        data
          ? this.renderStates(data.states, data.isForGroup)
          : html`<p class="quiet">${factName('no-data', noData ?? 'not-published')}</p>`
      }
      <p class="small quiet">${sourceText(source)}</p>
    </section>`;
  }

  private renderStates(states: readonly StatePay[], isForGroup: boolean) {
    return html`<p>${t('careers.states-text')}</p>
      ${isForGroup ? html`<p class="small quiet">${t('careers.pay-group')}</p>` : nothing}
      <div class="field">
        <label for="measure">${t('careers.states-show')}</label>
        <select id="measure" @change=${this.handleMeasure}>
          ${Object.entries(MEASURES).map(
            ([id, { words }]) =>
              html`<option value=${id} ?selected=${id === this.measure}>${t(words)}</option>`,
          )}
        </select>
      </div>
      ${this.renderMap(states)} ${this.renderTable(states)}`;
  }

  private renderMap(states: readonly StatePay[]) {
    const { of, words } = MEASURES[this.measure];
    const values = states.flatMap((line) => of(line) ?? []);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const byCode = new Map(states.map((line) => [line.state, line]));
    const shadeOf = (value: number) =>
      most === least ? SHADES : 1 + Math.round(((value - least) / (most - least)) * (SHADES - 1));
    const step = SIZE + GAP;
    return html`<svg
        role="img"
        aria-label=${`${t('careers.states-map')}: ${t(words)}. ${t('careers.states-table')}.`}
        viewBox="0 0 ${TILE_COLUMNS * step} ${TILE_ROWS * step}"
      >
        <defs>
          <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse">
            ${svg`<path d="M0 6L6 0" stroke="currentColor" stroke-width="1" opacity="0.4"></path>`}
          </pattern>
        </defs>
        ${Object.entries(STATE_TILES).map(([code, [column, row]]) => {
          const line = byCode.get(code);
          const value = line ? of(line) : null;
          const shade = value === null ? 0 : shadeOf(value);
          const [x, y] = [column * step, row * step];
          const said = value === null ? t('careers.states-none') : this.written(value);
          return svg`<g>
            <title>${t('careers.states-tile', { state: line?.name ?? code, value: said })}</title>
            <rect x=${x + 0.5} y=${y + 0.5} width=${SIZE} height=${SIZE} rx="4"></rect>
            ${
              value === null
                ? svg`<rect x=${x + 0.5} y=${y + 0.5} width=${SIZE} height=${SIZE} rx="4" style="fill: url(#stripes)"></rect>`
                : svg`<rect class="shade" x=${x + 0.5} y=${y + 0.5} width=${SIZE} height=${SIZE} rx="4"
                    opacity=${shade * 0.09}></rect>`
            }
            <text lang="en" x=${x + SIZE / 2} y=${y + SIZE / 2 + 5}>${code}</text>
          </g>`;
        })}
      </svg>
      ${
        values.length > 0
          ? html`<p class="small quiet">
              ${t('careers.states-legend', { least: this.written(least), most: this.written(most) })}
            </p>`
          : nothing
      }`;
  }

  /** Everything the map shows and more, in the order of the chosen measure. */
  private renderTable(states: readonly StatePay[]) {
    const { of } = MEASURES[this.measure];
    const ordered = states.toSorted((left, right) => (of(right) ?? -1) - (of(left) ?? -1));
    const none = t('careers.states-none');
    const money = (value: number | null) => (value === null ? none : formatMoney(value));
    return html`<details>
      <summary>${t('careers.states-table')}</summary>
      <div class="table" role="region" tabindex="0" aria-label=${t('careers.states-table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('careers.states-state')}</th>
              <th scope="col" class="number">${t('careers.states-pay')}</th>
              <th scope="col" class="number">${t('careers.states-range')}</th>
              <th scope="col" class="number">${t('careers.states-jobs')}</th>
              <th scope="col" class="number">${t('careers.states-quotient')}</th>
            </tr>
          </thead>
          <tbody>
            ${ordered.map(
              ({ name, yearly, employment, locationQuotient }) =>
                html`<tr>
                  <th scope="row" lang="en">${name}</th>
                  <td class="number">${money(yearly.p50)}</td>
                  <td class="number">${money(yearly.p10)} – ${money(yearly.p90)}</td>
                  <td class="number">${employment === null ? none : formatNumber(employment)}</td>
                  <td class="number">
                    ${locationQuotient === null ? none : formatNumber(locationQuotient, QUOTIENT)}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  private written(value: number): string {
    if (this.measure === 'pay') return formatMoney(value);
    return this.measure === 'jobs' ? formatNumber(value) : formatNumber(value, QUOTIENT);
  }

  private readonly handleMeasure = (event: Event): void => {
    this.measure = (event.target as HTMLSelectElement).value as Measure;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-career-states': IlpCareerStates;
  }
}
