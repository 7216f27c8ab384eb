import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CountRange } from '#contracts/count-range.js';
import type { RelevanceItem, Want } from '#contracts/relevance.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { layout } from '../styles/shared.js';
import { WantOpenEvent } from './relevance-events.js';
import { figureWords, heatOf, nameOf } from './relevance-words.js';

/** A line of the map: what is wanted, and by how many of those looked at. */
export interface HeatRow {
  want: Want;
  figure: CountRange;
}

/**
 * What a class wants against the work that touches it. One tab stop: arrow keys go through lines and work,
 * Enter opens. Each cell says all of itself, so the picture needs no eyes.
 *
 * @element ilp-heat-map
 * @fires {WantOpenEvent} ilp-want-open
 */
@customElement('ilp-heat-map')
export class IlpHeatMap extends IlpElement {
  static override styles = [
    layout,
    css`
      .scroller {
        overflow-x: auto;
      }

      table {
        border-collapse: separate;
        border-spacing: 2px;
      }

      th {
        font-weight: inherit;
        text-align: start;
      }

      .work {
        min-inline-size: 2.25rem;
        color: var(--ilp-ink-quiet);
        font-size: var(--ilp-text-small);
        text-align: center;
      }

      .want,
      .cell {
        padding: var(--ilp-space-2);
        border-radius: 4px;
        background: var(--heat);
        cursor: pointer;
      }

      .want {
        display: flex;
        justify-content: space-between;
        gap: var(--ilp-space-3);
        min-block-size: 2.75rem;
        align-items: center;
      }

      .want strong {
        white-space: nowrap;
      }

      .cell {
        min-block-size: 2.75rem;
        text-align: center;
      }

      .cell.open {
        background: none;
        box-shadow: inset 0 0 0 1px var(--ilp-line);
      }

      .mark {
        display: inline-block;
        border: 0.375em solid var(--ilp-ink);
        border-radius: 50%;
      }

      .h0 {
        --heat: var(--ilp-surface-quiet);
      }

      .h1 {
        --heat: color-mix(in srgb, var(--ilp-accent) 10%, var(--ilp-surface));
      }

      .h2 {
        --heat: color-mix(in srgb, var(--ilp-accent) 18%, var(--ilp-surface));
      }

      .h3 {
        --heat: color-mix(in srgb, var(--ilp-accent) 26%, var(--ilp-surface));
      }

      .h4 {
        --heat: color-mix(in srgb, var(--ilp-accent) 34%, var(--ilp-surface));
      }

      [role='rowheader'] {
        inline-size: 100%;
        min-inline-size: 9rem;
      }

      [tabindex]:focus-visible {
        outline: 3px solid var(--ilp-focus);
        outline-offset: 1px;
      }
    `,
  ];

  @property({ attribute: false }) rows: readonly HeatRow[] = [];
  @property({ attribute: false }) items: readonly RelevanceItem[] = [];
  @property({ type: Number }) students = 0;

  @state() private at = { row: 0, column: 0 };

  protected override render() {
    const { row, column } = this.at;
    return html`<div class="stack tight">
      <div class="scroller">
        <table role="grid" aria-label=${t('relevance.map')} @keydown=${this.handleKey}>
          <thead>
            <tr role="row">
              <th role="columnheader" class="small quiet">${t('relevance.column-want')}</th>
              ${this.items.map(
                ({ title }, index) =>
                  html`<th role="columnheader" class="work" title=${title}>
                    <span aria-hidden="true">${index + 1}</span
                    ><span class="visually-hidden">${title}</span>
                  </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${this.rows.map((one, index) => this.renderRow(one, index === row ? column : -1, index))}
          </tbody>
        </table>
      </div>
      <p class="small quiet">
        <span class="mark"></span> ${t('relevance.legend-mark')}. ${t('relevance.legend')}
      </p>
    </div>`;
  }

  private renderRow({ want, figure }: HeatRow, stop: number, row: number) {
    const name = nameOf(want);
    const words = figureWords(figure);
    return html`<tr role="row" class="h${heatOf(figure, this.students)}">
      <th role="rowheader" scope="row">
        <div
          class="want"
          role="button"
          tabindex=${stop === 0 ? 0 : -1}
          data-at="${row}:0"
          aria-label=${t('relevance.row', { want: name, figure: words })}
          lang=${want.title === null ? nothing : 'en'}
          @click=${() => this.open(row, 0)}
          @keydown=${this.handleOpenKey}
        >
          <span>${name}</span> <strong class="small">${words}</strong>
        </div>
      </th>
      ${this.items.map(({ key, title }, index) => {
        const isTouched = want.touchedBy?.includes(key) ?? false;
        const touch = t(isTouched ? 'relevance.touched' : 'relevance.untouched');
        return html`<td
          role="gridcell"
          class=${isTouched ? 'cell' : 'cell open'}
          tabindex=${stop === index + 1 ? 0 : -1}
          data-at="${row}:${index + 1}"
          aria-label=${t('relevance.cell', { want: name, figure: words, work: title, touch })}
          @click=${() => this.open(row, index + 1)}
          @keydown=${this.handleOpenKey}
        >
          ${isTouched ? html`<span class="mark"></span>` : nothing}
        </td>`;
      })}
    </tr>`;
  }

  private open(row: number, column: number): void {
    this.at = { row, column };
    const { want } = this.rows[row] ?? {};
    if (want) this.dispatchEvent(new WantOpenEvent(want.kind, want.id));
  }

  private readonly handleOpenKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    this.open(this.at.row, this.at.column);
  };

  private async handleKey(event: KeyboardEvent): Promise<void> {
    const { row, column } = this.at;
    const [lastRow, lastColumn] = [this.rows.length - 1, this.items.length];
    const targets: Record<string, [number, number]> = {
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      Home: [row, 0],
      End: [row, lastColumn],
    };
    const target = targets[event.key];
    if (!target) return;
    event.preventDefault();
    const within = (value: number, last: number) => Math.max(0, Math.min(last, value));
    this.at = { row: within(target[0], lastRow), column: within(target[1], lastColumn) };
    await this.updateComplete;
    const name = `${this.at.row}:${this.at.column}`;
    this.renderRoot.querySelector<HTMLElement>(`[data-at="${name}"]`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-heat-map': IlpHeatMap;
  }
}
