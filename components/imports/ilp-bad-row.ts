import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { announce } from '../shared/announcer.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { ImportChangeEvent } from './import-events.js';

/** What this needs of a row and its mistakes, whichever kind of file it stood in. */
export interface FaultyRow {
  id: string;
  line: number;
  cells: Record<string, string>;
  problems: readonly { column: string }[];
}

/**
 * A row with mistakes: each cell that is wrong, why, and a field to put it right.
 *
 * @element ilp-bad-row
 * @fires ilp-import-change - once the server has looked at the row again
 */
@customElement('ilp-bad-row')
export class IlpBadRow extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) row!: FaultyRow;
  /** The file's name, and the id that the row has there, if any. */
  @property() file = '';
  @property() named = '';
  /** The import's address; the row is below it. */
  @property() path = '';
  /** Why each problem of a column is one, in order. */
  @property({ attribute: false }) explain!: (column: string) => string[];

  private readonly attempt = new Attempt(this);

  protected override render() {
    const { line, problems } = this.row;
    const columns = [...new Set(problems.map(({ column }) => column))];
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <div class="spread">
        <h3>${t('imports.row', { file: this.file, line: String(line) })}</h3>
        ${
          this.named
            ? html`<span class="small quiet">${t('imports.row-id', { id: this.named })}</span>`
            : nothing
        }
      </div>
      ${columns.map((column) => this.renderCell(column))} ${this.attempt.renderFault()}
      <div>
        <button type="submit" class="button small" ?disabled=${this.attempt.isBusy}>
          ${t('imports.fix')}
        </button>
      </div>
    </form>`;
  }

  private renderCell(column: string) {
    return html`<ilp-field
      name=${column}
      label=${column}
      maxlength="300"
      .value=${this.row.cells[column] ?? ''}
      error=${this.explain(column).join(' ')}
    ></ilp-field>`;
  }

  private readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const cells = Object.fromEntries(
      Array.from(data, ([column, value]) => [column, typeof value === 'string' ? value : '']),
    );
    void this.mend(cells);
  };

  private mend(cells: Record<string, string>): Promise<unknown> {
    return this.attempt.run(async () => {
      const path = `${this.path}/rows/${this.row.id}`;
      const reply = await this.api.patch<{ import: { badRows: FaultyRow[] } | null }>(path, {
        cells,
      });
      const isRight = !reply.import?.badRows.some(({ id }) => id === this.row.id);
      if (isRight) announce(t('imports.fixed'));
      this.dispatchEvent(new ImportChangeEvent(reply.import));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-bad-row': IlpBadRow;
  }
}
