import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ImportState, LatestImport } from '#contracts/imports.js';
import { IMPORT_ROWS_MAX } from '#contracts/oneroster.js';
import { formatDate, formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import './ilp-import-preview.js';
import type { ImportChangeEvent } from './import-events.js';
import { ImportTaking, renderLeft, renderNotes } from './import-taking.js';
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
  private readonly taking: ImportTaking<ImportState> = new ImportTaking<ImportState>(this, {
    path: '/imports',
    most: IMPORT_ROWS_MAX,
    onKnown: (known) => {
      this.import = known;
    },
  });

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<LatestImport>('/imports', { signal }),
    onComplete: (reply) => {
      this.import = reply.import;
    },
  });

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
    const { import: known, taking } = this;
    const isShown = !taking.isBusy && known && known.state !== 'reading';
    return html`
      <div class="stack">
        <p>${t('imports.intro')}</p>
        <p class="small quiet">${t('imports.privacy')}</p>
      </div>
      ${taking.renderProblem()} ${taking.renderProgress()}
      ${!taking.isBusy && known?.state !== 'ready' ? this.renderChoice(known) : nothing}
      ${
        isShown
          ? html`<ilp-import-preview .api=${this.api} .import=${known}></ilp-import-preview>`
          : nothing
      }
      ${isShown ? renderNotes(this.notes()) : nothing}
    `;
  }

  private renderChoice(known: ImportState | null) {
    return html`<form class="stack" @submit=${this.handleSubmit}>
      ${known?.state === 'reading' ? renderLeft(known) : nothing}
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

  private notes(): string[] {
    if (!this.read) return [];
    const { files, notOpened } = this.read;
    const notes = files.flatMap(({ name, notRead, isWindows }) => [
      ...(notRead.length > 0
        ? [t('imports.not-read', { file: name, columns: formatList(notRead) })]
        : []),
      ...(isWindows ? [t('imports.windows', { file: name })] : []),
    ]);
    if (notOpened.length > 0) notes.push(t('imports.not-opened', { files: formatList(notOpened) }));
    return notes;
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
    const read = await this.taking.take(
      () => readFiles(chosen),
      ({ files }) => files.reduce((sum, { rows }) => sum + rows.length, 0),
      ({ files }, sending) => sendRows(this.api, files, sending),
    );
    if (read) this.read = read;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-import-view': IlpImportView;
  }
}
