import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ImportState } from '#contracts/imports.js';
import { IMPORT_ROWS_MAX } from '#contracts/oneroster.js';
import { formatDate, formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { hrefFor } from '../shared/navigation.js';
import './ilp-import-preview.js';
import { renderLeft } from './import-taking.js';
import { type ChosenFiles, ImportView } from './import-view.js';
import { readFiles, type ReadResult } from './read-files.js';
import { sendRows } from './send-rows.js';

/**
 * OneRoster files: choose, see what would change, mend, and take over.
 *
 * @element ilp-import-view
 */
@customElement('ilp-import-view')
export class IlpImportView extends ImportView<ImportState, ReadResult> {
  protected override readonly source = { path: '/imports', most: IMPORT_ROWS_MAX };

  protected override get heading(): string {
    return t('shell.title-imports');
  }

  protected override renderBack() {
    return html`<a href=${hrefFor('connections')}>${t('shell.title-connections')}</a>`;
  }

  protected override renderIntro() {
    return html`<p>${t('imports.intro')}</p>
      <p class="small quiet">${t('imports.privacy')}</p>`;
  }

  protected override renderChoice(known: ImportState | null) {
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

  protected override renderPreview(known: ImportState) {
    return html`<ilp-import-preview .api=${this.api} .import=${known}></ilp-import-preview>`;
  }

  protected override notesOn({ files, notOpened }: ReadResult): string[] {
    const notes = files.flatMap(({ name, notRead, isWindows }) => [
      ...(notRead.length > 0
        ? [t('imports.not-read', { file: name, columns: formatList(notRead) })]
        : []),
      ...(isWindows ? [t('imports.windows', { file: name })] : []),
    ]);
    if (notOpened.length > 0) notes.push(t('imports.not-opened', { files: formatList(notOpened) }));
    return notes;
  }

  protected override take(chosen: ChosenFiles): Promise<ReadResult | undefined> {
    return this.taking.take(
      () => readFiles(chosen),
      ({ files }) => files.reduce((sum, { rows }) => sum + rows.length, 0),
      ({ files }, sending) => sendRows(this.api, files, sending),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-import-view': IlpImportView;
  }
}
