import { customElement } from 'lit/decorators.js';
import type { BadResultRow, ResultImport, ResultProblem } from '#contracts/result-imports.js';
import { t } from '../i18n/i18n.js';
import { resultMistakesAsCsv, resultProblemWords } from './result-words.js';
import { type PreviewWords, RowsPreview } from './rows-preview.js';

/**
 * What a file with results would change, or has changed.
 *
 * @element ilp-results-preview
 * @fires ilp-import-change - once it was taken over, discarded or taken back
 */
@customElement('ilp-results-preview')
export class IlpResultsPreview extends RowsPreview<BadResultRow, ResultImport> {
  protected override get path(): string {
    return `/result-imports/${this.import.id}`;
  }

  protected override get words(): PreviewWords {
    return {
      counts: {
        added: t('results.new'),
        changed: t('results.changed'),
        unchanged: t('results.unchanged'),
        kept: t('results.kept'),
        bad: t('results.bad'),
      },
      apply: (count) => t('results.apply', { count }),
      undoText: t('results.undo-text'),
    };
  }

  protected override problemWords(problem: ResultProblem): string {
    return resultProblemWords(problem);
  }

  protected override mistakesAsCsv(rows: readonly BadResultRow[]): string {
    return resultMistakesAsCsv(rows);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-results-preview': IlpResultsPreview;
  }
}
