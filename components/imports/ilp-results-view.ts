import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { RESULT_COLUMN_NAMES, RESULT_ROWS_MAX } from '#contracts/result-columns.js';
import type { LatestResultImport, ResultImport } from '#contracts/result-imports.js';
import { formatDate, formatList, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { keepText } from '../shared/save-file.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import './ilp-results-preview.js';
import type { ImportChangeEvent } from './import-events.js';
import { ImportTaking, renderLeft, renderNotes } from './import-taking.js';
import { readResults, type ReadResults } from './read-results.js';
import { templateAsCsv } from './result-words.js';
import { sendResults } from './send-results.js';

/**
 * A file with assessment results: choose, see what would change, mend, take over, and take back. Needs the
 * `imports` and `results` messages.
 *
 * @element ilp-results-view
 */
@customElement('ilp-results-view')
export class IlpResultsView extends IlpView {
  static override styles = [layout, buttons, cards, fields, lists];

  @state() private import: ResultImport | null = null;
  /** What was read here, on this computer. */
  @state() private read: ReadResults | null = null;
  private readonly taking: ImportTaking<ResultImport> = new ImportTaking<ResultImport>(this, {
    path: '/result-imports',
    most: RESULT_ROWS_MAX,
    onKnown: (known) => {
      this.import = known;
    },
  });

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<LatestResultImport>('/result-imports', { signal }),
    onComplete: (reply) => {
      this.import = reply.import;
    },
  });

  protected override render() {
    return html`<div class="page" @ilp-import-change=${this.handleChange}>
      <div class="stack tight">
        <a href=${hrefFor('connections')}>${t('shell.title-connections')}</a>
        <h1 tabindex="-1">${t('shell.title-results')}</h1>
      </div>
      ${renderLoad(this.loading, () => this.renderAll())}
    </div>`;
  }

  private renderAll() {
    const { import: known, taking } = this;
    const isShown = !taking.isBusy && known && known.state !== 'reading';
    return html`
      <div class="stack">
        <p>${t('results.intro')}</p>
        <p class="small quiet">${t('results.privacy')}</p>
      </div>
      ${taking.renderProblem()} ${taking.renderProgress()}
      ${!taking.isBusy && known?.state !== 'ready' ? this.renderChoice(known) : nothing}
      ${isShown ? renderNotes(this.notes()) : nothing}
      ${
        isShown
          ? html`<ilp-results-preview
              .api=${this.api}
              .import=${known}
              file=${this.read?.name ?? t('imports.file')}
            ></ilp-results-preview>`
          : nothing
      }
    `;
  }

  private renderChoice(known: ResultImport | null) {
    return html`${known ? this.renderLast(known) : nothing}
      <details>
        <summary>${t('results.columns')}</summary>
        <dl class="stack tight">
          ${RESULT_COLUMN_NAMES.map(
            (column) =>
              html`<div>
                <dt><code>${column}</code></dt>
                <dd>${t(`results.column-${column}`)}</dd>
              </div>`,
          )}
        </dl>
      </details>
      <div>
        <button
          type="button"
          class="button"
          @click=${() => keepText('results-template.csv', templateAsCsv(), 'text/csv')}
        >
          ${t('results.template')}
        </button>
      </div>
      <form class="stack" @submit=${this.handleSubmit}>
        <div class="field">
          <label for="file">${t('results.choose')}</label>
          <input id="file" type="file" accept=".csv,.xlsx" required aria-describedby="hint" />
          <span class="hint" id="hint">
            ${t('results.choose-hint', { count: formatNumber(RESULT_ROWS_MAX) })}
          </span>
        </div>
        <div><button type="submit" class="button primary">${t('results.look')}</button></div>
      </form>`;
  }

  private renderLast(known: ResultImport) {
    const { state: step, appliedAt, undone } = known;
    if (step === 'reading') return renderLeft(known);
    if (undone)
      return html`<p role="status">
        ${t('results.undone', {
          removed: formatNumber(undone.removed),
          restored: formatNumber(undone.restored),
          left: formatNumber(undone.left),
        })}
      </p>`;
    return appliedAt
      ? html`<p role="status">${t('imports.applied', { date: formatDate(appliedAt) })}</p>`
      : nothing;
  }

  private notes(): string[] {
    if (!this.read) return [];
    const { name: file, notRead, isWindows, hasSheets } = this.read;
    return [
      ...(notRead.length > 0
        ? [t('imports.not-read', { file, columns: formatList(notRead) })]
        : []),
      ...(isWindows ? [t('results.windows', { file })] : []),
      ...(hasSheets ? [t('results.one-sheet', { file })] : []),
    ];
  }

  private readonly handleChange = async (event: ImportChangeEvent<ResultImport>): Promise<void> => {
    this.import = event.import;
    if (event.import?.state === 'ready') return;
    this.read = null;
    await this.updateComplete;
    // The button that was pressed is gone.
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  };

  private readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const chosen = this.renderRoot.querySelector<HTMLInputElement>('#file')?.files?.[0];
    if (chosen) void this.take(chosen);
  };

  private async take(chosen: File): Promise<void> {
    const read = await this.taking.take(
      () => readResults(chosen),
      ({ rows }) => rows.length,
      ({ rows }, sending) => sendResults(this.api, rows, sending),
    );
    if (read) this.read = read;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-results-view': IlpResultsView;
  }
}
