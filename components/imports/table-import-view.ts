import { html, nothing, type TemplateResult } from 'lit';
import { formatDate, formatList, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { keepText } from '../shared/save-file.js';
import { type Begun, renderLeft } from './import-taking.js';
import { type ChosenFiles, ImportView } from './import-view.js';
import type { ReadTable } from './read-table.js';
import { sendTable } from './send-results.js';

interface TableImport extends Begun {
  appliedAt: string | null;
  /** What became of its rows when it was taken back. */
  undone: { removed: number; restored: number; left: number } | null;
}

/** What is to be known before a file is chosen. */
interface TableForm {
  columns: readonly { name: string; text: string }[];
  template: { name: string; text: string };
  /** Endings of files, as `accept` of a file field has them. */
  accept: string;
  choose: string;
}

/**
 * One file with a table of a known shape; an import of it can be taken back. Needs the `imports` and
 * `results` messages.
 */
export abstract class TableImportView<
  I extends TableImport,
  Column extends string,
> extends ImportView<I, ReadTable<Column>> {
  protected abstract get form(): TableForm;

  /** @param counts - as formatted numbers */
  protected abstract undoneText(counts: Record<'removed' | 'restored' | 'left', string>): string;

  /** @throws ReadError saying why the file cannot be read. */
  protected abstract readFile(chosen: File): Promise<ReadTable<Column>>;

  protected override renderChoice(known: I | null): TemplateResult {
    const { columns, template, accept, choose } = this.form;
    return html`${known ? this.renderLast(known) : nothing}
      <details>
        <summary>${t('results.columns')}</summary>
        <dl class="stack tight">
          ${columns.map(
            ({ name, text }) =>
              html`<div>
                <dt><code>${name}</code></dt>
                <dd>${text}</dd>
              </div>`,
          )}
        </dl>
      </details>
      <div>
        <button
          type="button"
          class="button"
          @click=${() => keepText(template.name, template.text, 'text/csv')}
        >
          ${t('results.template')}
        </button>
      </div>
      <form class="stack" @submit=${this.handleSubmit}>
        <div class="field">
          <label for="file">${t('results.choose')}</label>
          <input id="file" type="file" accept=${accept} required aria-describedby="hint" />
          <span class="hint" id="hint">${choose}</span>
        </div>
        <div><button type="submit" class="button primary">${t('results.look')}</button></div>
      </form>`;
  }

  private renderLast(known: I) {
    const { state: step, appliedAt, undone } = known;
    if (step === 'reading') return renderLeft(known);
    if (undone) {
      const counts = {
        removed: formatNumber(undone.removed),
        restored: formatNumber(undone.restored),
        left: formatNumber(undone.left),
      };
      return html`<p role="status">${this.undoneText(counts)}</p>`;
    }
    return appliedAt
      ? html`<p role="status">${t('imports.applied', { date: formatDate(appliedAt) })}</p>`
      : nothing;
  }

  protected override notesOn(read: ReadTable<Column>): string[] {
    const { name: file, notRead, isWindows, hasSheets } = read;
    return [
      ...(notRead.length > 0
        ? [t('imports.not-read', { file, columns: formatList(notRead) })]
        : []),
      ...(isWindows ? [t('results.windows', { file })] : []),
      ...(hasSheets ? [t('results.one-sheet', { file })] : []),
    ];
  }

  protected override take([chosen]: ChosenFiles): Promise<ReadTable<Column> | undefined> {
    return this.taking.take(
      () => this.readFile(chosen),
      ({ rows }) => rows.length,
      ({ rows }, sending) =>
        sendTable<{ import: I | null }>(this.api, this.source.path, rows, sending),
    );
  }
}
