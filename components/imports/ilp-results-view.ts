import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import {
  RESULT_COLUMN_NAMES,
  RESULT_ROWS_MAX,
  type ResultColumn,
} from '#contracts/result-columns.js';
import type { ResultImport } from '#contracts/result-imports.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { hrefFor } from '../shared/navigation.js';
import './ilp-results-preview.js';
import { readResults } from './read-results.js';
import { templateAsCsv } from './result-words.js';
import { TableImportView } from './table-import-view.js';

/**
 * A file with assessment results: choose, see what would change, mend, take over, and take back. Needs the
 * `imports` and `results` messages.
 *
 * @element ilp-results-view
 */
@customElement('ilp-results-view')
export class IlpResultsView extends TableImportView<ResultImport, ResultColumn> {
  protected override readonly source = { path: '/result-imports', most: RESULT_ROWS_MAX };
  protected override readonly readFile = readResults;

  protected override get heading(): string {
    return t('shell.title-results');
  }

  protected override get form() {
    return {
      columns: RESULT_COLUMN_NAMES.map((name) => ({ name, text: t(`results.column-${name}`) })),
      template: { name: 'results-template.csv', text: templateAsCsv() },
      accept: '.csv,.xlsx',
      choose: t('results.choose-hint', { count: formatNumber(RESULT_ROWS_MAX) }),
    };
  }

  protected override undoneText(counts: Record<'removed' | 'restored' | 'left', string>): string {
    return t('results.undone', counts);
  }

  protected override renderBack() {
    return html`<a href=${hrefFor('connections')}>${t('shell.title-connections')}</a>`;
  }

  protected override renderIntro() {
    return html`<p>${t('results.intro')}</p>
      <p class="small quiet">${t('results.privacy')}</p>`;
  }

  protected override renderPreview(known: ResultImport) {
    return html`<ilp-results-preview
      .api=${this.api}
      .import=${known}
      file=${this.read?.name ?? t('imports.file')}
    ></ilp-results-preview>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-results-view': IlpResultsView;
  }
}
