import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ApiClient } from '../api/client.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { keepText } from '../shared/save-file.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-bad-row.js';
import { ImportChangeEvent } from './import-events.js';

const COUNTS = ['added', 'changed', 'unchanged', 'kept', 'bad'] as const;
type Count = (typeof COUNTS)[number];

interface Problem {
  column: string;
}

interface Row {
  id: string;
  line: number;
  cells: Readonly<Record<string, string | undefined>>;
  problems: readonly Problem[];
}

/** What this needs of an import, whichever kind of file it came from. */
export interface RowsImport<R extends Row> {
  id: string;
  state: string;
  counts: Readonly<Record<Count, number>>;
  badRows: readonly R[];
}

export interface PreviewWords {
  counts: Readonly<Record<Count, string>>;
  /** @param count - rows that would change something, one at least */
  apply: (count: number) => string;
  undoText: string;
}

/**
 * What a file of rows would change, or has changed: counts, rows with mistakes, and the choice. Needs the
 * `imports` and `results` messages.
 *
 * @fires ilp-import-change - once it was taken over, discarded or taken back
 */
export abstract class RowsPreview<R extends Row, I extends RowsImport<R>> extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      table {
        max-inline-size: 32rem;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) import!: I;
  @property() file = '';

  /** The import's address in the API. */
  protected abstract readonly path: string;
  protected abstract readonly words: PreviewWords;

  private readonly attempt = new Attempt(this);

  /** What is wrong with a cell. */
  protected abstract problemWords(problem: R['problems'][number]): string;
  protected abstract mistakesAsCsv(rows: readonly R[]): string;

  /** By which a row is known in the file. */
  protected named({ cells }: R): string {
    return cells.student ?? '';
  }

  protected override render() {
    const { state: step, counts } = this.import;
    return html`<section class="stack">
      <h2>${step === 'ready' ? t('imports.preview') : t('imports.done-title')}</h2>
      <table>
        <tbody>
          ${COUNTS.map(
            (name) =>
              html`<tr>
                <th scope="row">${this.words.counts[name]}</th>
                <td class="number">${formatNumber(counts[name])}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${this.attempt.renderFault()} ${step === 'ready' ? this.renderChoice() : nothing}
      ${step === 'applied' && counts.added + counts.changed > 0 ? this.renderUndo() : nothing}
      ${step === 'ready' && counts.bad > 0 ? this.renderBad() : nothing}
    </section>`;
  }

  private renderChoice() {
    const count = this.import.counts.added + this.import.counts.changed;
    return html`<div class="actions">
      <button
        type="button"
        class="button primary"
        ?disabled=${this.attempt.isBusy}
        @click=${() => void this.send(() => this.api.post(`${this.path}/apply`))}
      >
        ${count > 0 ? this.words.apply(count) : t('imports.apply-none')}
      </button>
      <button
        type="button"
        class="button quiet"
        ?disabled=${this.attempt.isBusy}
        @click=${() => void this.send(() => this.api.delete(this.path))}
      >
        ${t('imports.discard')}
      </button>
    </div>`;
  }

  private renderUndo() {
    return html`<div class="stack tight">
      <p class="small quiet" id="undo-text">${this.words.undoText}</p>
      <div>
        <button
          type="button"
          class="button"
          aria-describedby="undo-text"
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.send(() => this.api.post(`${this.path}/undo`))}
        >
          ${t('results.undo')}
        </button>
      </div>
    </div>`;
  }

  private renderBad() {
    const { badRows, counts } = this.import;
    return html`<section class="stack" aria-labelledby="bad">
      <h2 id="bad">${t('imports.bad-title', { count: counts.bad })}</h2>
      <p>${t('results.bad-text')}</p>
      ${
        badRows.length < counts.bad
          ? html`<p class="small quiet">
              ${t('imports.bad-more', { shown: formatNumber(badRows.length) })}
            </p>`
          : nothing
      }
      <div>
        <button
          type="button"
          class="button"
          @click=${() => keepText('mistakes.csv', this.mistakesAsCsv(badRows), 'text/csv')}
        >
          ${t('imports.download')}
        </button>
      </div>
      <ul class="rows">
        ${repeat(
          badRows,
          ({ id }) => id,
          (row) =>
            html`<li>
              <ilp-bad-row
                .api=${this.api}
                .row=${row}
                file=${this.file}
                named=${this.named(row)}
                path=${this.path}
                .explain=${(column: string) =>
                  row.problems
                    .filter((problem) => problem.column === column)
                    .map((problem) => this.problemWords(problem))}
              ></ilp-bad-row>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private send(ask: () => Promise<{ import: I | null }>): Promise<unknown> {
    return this.attempt.run(async () => {
      this.dispatchEvent(new ImportChangeEvent((await ask()).import));
    });
  }
}
