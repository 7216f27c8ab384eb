import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { RESULT_COLUMN_NAMES, RESULT_ROWS_MAX } from '#contracts/result-columns.js';
import type { LatestResultImport, ResultImport } from '#contracts/result-imports.js';
import { isAbort } from '../api/problem-error.js';
import { problemMessage } from '../api/problem-messages.js';
import { formatDate, formatList, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { downloadText } from '../shared/download.js';
import '../shared/ilp-progress.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import './ilp-results-preview.js';
import type { ImportChangeEvent } from './import-events.js';
import { faultWords, tooManyWords } from './import-words.js';
import { ReadError } from './read-error.js';
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
  @state() private done: { count: number; total: number } | null = null;
  @state() private problem = '';
  private reading: AbortController | undefined;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<LatestResultImport>('/result-imports', { signal }),
    onComplete: (reply) => {
      this.import = reply.import;
    },
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.reading?.abort();
  }

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
    const { import: known } = this;
    const isShown = !this.done && known && known.state !== 'reading';
    return html`
      <div class="stack">
        <p>${t('results.intro')}</p>
        <p class="small quiet">${t('results.privacy')}</p>
      </div>
      ${this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing}
      ${this.done ? this.renderProgress(this.done) : nothing}
      ${!this.done && known?.state !== 'ready' ? this.renderChoice(known) : nothing}
      ${isShown ? this.renderNotes() : nothing}
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
          @click=${() => downloadText('results-template.csv', templateAsCsv(), 'text/csv')}
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

  private renderLast({ state: step, readCount, rowCount, appliedAt, undone }: ResultImport) {
    if (step === 'reading')
      return html`<p class="notice warn">
        ${t('imports.left', { read: formatNumber(readCount), total: formatNumber(rowCount) })}
      </p>`;
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

  private renderProgress({ count, total }: { count: number; total: number }) {
    return html`<div class="stack">
      <p>${t(total === 0 ? 'imports.opening' : 'imports.reading')}</p>
      ${
        total === 0
          ? nothing
          : html`<ilp-progress
              label=${t('imports.reading')}
              done=${count}
              total=${total}
            ></ilp-progress>`
      }
      <div>
        <button type="button" class="button" @click=${() => this.reading?.abort()}>
          ${t('imports.stop')}
        </button>
      </div>
    </div>`;
  }

  private renderNotes() {
    if (!this.read) return nothing;
    const { name: file, notRead, isWindows, hasSheets } = this.read;
    const notes = [
      ...(notRead.length > 0
        ? [t('imports.not-read', { file, columns: formatList(notRead) })]
        : []),
      ...(isWindows ? [t('results.windows', { file })] : []),
      ...(hasSheets ? [t('results.one-sheet', { file })] : []),
    ];
    if (notes.length === 0) return nothing;
    return html`<section class="stack tight" aria-labelledby="not-read">
      <h2 id="not-read">${t('imports.not-read-title')}</h2>
      <ul class="rows small quiet">
        ${notes.map((note) => html`<li>${note}</li>`)}
      </ul>
    </section>`;
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
    const { signal } = (this.reading = new AbortController());
    this.problem = '';
    this.done = { count: 0, total: 0 };
    try {
      const read = await readResults(chosen);
      signal.throwIfAborted();
      if (read.rows.length > RESULT_ROWS_MAX) this.problem = tooManyWords(RESULT_ROWS_MAX);
      else await this.send(read, signal);
    } catch (error) {
      await this.giveUp(error);
    } finally {
      this.done = null;
    }
  }

  private async send(read: ReadResults, signal: AbortSignal): Promise<void> {
    const total = read.rows.length;
    const onProgress = (count: number) => {
      this.done = { count, total };
    };
    onProgress(0);
    const reply = await sendResults(this.api, read.rows, { signal, onProgress });
    this.read = read;
    this.import = reply.import;
  }

  /** Stopped or failed: the server throws away what it has, and says how things stand. */
  private async giveUp(error: unknown): Promise<void> {
    if (error instanceof ReadError) {
      this.problem = faultWords(error);
      return;
    }
    if (!isAbort(error)) this.problem = problemMessage(error);
    if (!this.isConnected) return;
    try {
      const { import: begun } = await this.api.get<LatestResultImport>('/result-imports');
      const isHalf = isAbort(error) && begun?.state === 'reading';
      this.import = isHalf
        ? (await this.api.delete<LatestResultImport>(`/result-imports/${begun.id}`)).import
        : begun;
      if (isAbort(error)) announce(t('imports.stopped'));
    } catch (failure) {
      this.problem = problemMessage(failure);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-results-view': IlpResultsView;
  }
}
