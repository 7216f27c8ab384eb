import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ImportState, LatestImport } from '#contracts/imports.js';
import { IMPORT_ROWS_MAX } from '#contracts/oneroster.js';
import { isAbort } from '../api/problem-error.js';
import { problemMessage } from '../api/problem-messages.js';
import { formatDate, formatList, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import '../shared/ilp-progress.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import './ilp-import-preview.js';
import type { ImportChangeEvent } from './import-events.js';
import { faultWords, tooManyWords } from './import-words.js';
import { ReadError } from './read-error.js';
import { readFiles, type ReadResult } from './read-files.js';
import { sendRows } from './send-rows.js';

/**
 * OneRoster files: choose, see what would change, mend, and take over.
 *
 * @element ilp-import-view
 */
@customElement('ilp-import-view')
export class IlpImportView extends IlpView {
  static override styles = [layout, buttons, cards, fields, lists];

  @state() private import: ImportState | null = null;
  /** What was read here, on this computer. */
  @state() private read: ReadResult | null = null;
  @state() private done: { count: number; total: number } | null = null;
  @state() private problem = '';
  private reading: AbortController | undefined;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<LatestImport>('/imports', { signal }),
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
        <h1 tabindex="-1">${t('shell.title-imports')}</h1>
      </div>
      ${renderLoad(this.loading, () => this.renderAll())}
    </div>`;
  }

  private renderAll() {
    const { import: known } = this;
    const isShown = !this.done && known && known.state !== 'reading';
    return html`
      <div class="stack">
        <p>${t('imports.intro')}</p>
        <p class="small quiet">${t('imports.privacy')}</p>
      </div>
      ${this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing}
      ${this.done ? this.renderProgress(this.done) : nothing}
      ${!this.done && known?.state !== 'ready' ? this.renderChoice(known) : nothing}
      ${
        isShown
          ? html`<ilp-import-preview .api=${this.api} .import=${known}></ilp-import-preview>`
          : nothing
      }
      ${isShown ? this.renderNotes() : nothing}
    `;
  }

  private renderChoice(known: ImportState | null) {
    return html`<form class="stack" @submit=${this.handleSubmit}>
      ${
        known?.state === 'reading'
          ? html`<p class="notice warn">
              ${t('imports.left', {
                read: formatNumber(known.readCount),
                total: formatNumber(known.rowCount),
              })}
            </p>`
          : nothing
      }
      ${
        known?.appliedAt
          ? html`<p role="status">
              ${t('imports.applied', { date: formatDate(known.appliedAt) })}
            </p>`
          : nothing
      }
      <div class="field">
        <label for="files">${t('imports.choose')}</label>
        <input
          id="files"
          type="file"
          accept=".zip,.csv"
          multiple
          required
          aria-describedby="hint"
        />
        <span class="hint" id="hint">${t('imports.choose-hint')}</span>
      </div>
      <div><button type="submit" class="button primary">${t('imports.look')}</button></div>
    </form>`;
  }

  private renderProgress({ count, total }: { count: number; total: number }) {
    return html`<div class="stack">
      ${
        total === 0
          ? html`<p>${t('imports.opening')}</p>`
          : html`<p>${t('imports.reading')}</p>
              <ilp-progress
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
    const { files, notOpened } = this.read;
    const notes = files.flatMap(({ name, notRead, isWindows }) => [
      ...(notRead.length > 0
        ? [t('imports.not-read', { file: name, columns: formatList(notRead) })]
        : []),
      ...(isWindows ? [t('imports.windows', { file: name })] : []),
    ]);
    if (notOpened.length > 0) notes.push(t('imports.not-opened', { files: formatList(notOpened) }));
    return html`<section class="stack tight" aria-labelledby="not-read">
      <h2 id="not-read">${t('imports.not-read-title')}</h2>
      <ul class="rows small quiet">
        ${notes.map((note) => html`<li>${note}</li>`)}
      </ul>
    </section>`;
  }

  private readonly handleChange = async (event: ImportChangeEvent<ImportState>): Promise<void> => {
    this.import = event.import;
    if (event.import?.state === 'ready') return;
    this.read = null;
    await this.updateComplete;
    // The button that was pressed is gone.
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  };

  private readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const chosen = this.renderRoot.querySelector<HTMLInputElement>('#files')?.files;
    if (chosen && chosen.length > 0) void this.take([...chosen]);
  };

  private async take(chosen: File[]): Promise<void> {
    const reading = new AbortController();
    this.reading = reading;
    this.problem = '';
    this.done = { count: 0, total: 0 };
    try {
      const read = await readFiles(chosen);
      const total = read.files.reduce((sum, { rows }) => sum + rows.length, 0);
      if (total > IMPORT_ROWS_MAX) this.problem = tooManyWords(IMPORT_ROWS_MAX);
      else await this.send(read, total, reading.signal);
    } catch (error) {
      await this.giveUp(error);
    } finally {
      this.done = null;
    }
  }

  private async send(read: ReadResult, total: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.done = { count: 0, total };
    const reply = await sendRows(this.api, read.files, {
      signal,
      onProgress: (count) => {
        this.done = { count, total };
      },
    });
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
      const { import: begun } = await this.api.get<LatestImport>('/imports');
      const isHalf = isAbort(error) && begun?.state === 'reading';
      this.import = isHalf
        ? (await this.api.delete<LatestImport>(`/imports/${begun.id}`)).import
        : begun;
      if (isAbort(error)) announce(t('imports.stopped'));
    } catch (failure) {
      this.problem = problemMessage(failure);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-import-view': IlpImportView;
  }
}
