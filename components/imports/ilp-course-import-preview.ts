import { customElement } from 'lit/decorators.js';
import type { BadCourseRow, CourseImport, CourseProblem } from '#contracts/course-imports.js';
import { t } from '../i18n/i18n.js';
import { courseMistakesAsCsv, courseProblemWords } from './course-import-words.js';
import { type PreviewWords, RowsPreview } from './rows-preview.js';

/**
 * What a file with courses would change, or has changed.
 *
 * @element ilp-course-import-preview
 * @fires ilp-import-change - once it was taken over, discarded or taken back
 */
@customElement('ilp-course-import-preview')
export class IlpCourseImportPreview extends RowsPreview<BadCourseRow, CourseImport> {
  protected override get path(): string {
    return `/course-imports/${this.import.kind}/${this.import.id}`;
  }

  protected override get words(): PreviewWords {
    const isList = this.import.kind === 'scholarships';
    return {
      counts: {
        added: t('course-imports.new'),
        changed: t('course-imports.changed'),
        unchanged: t('course-imports.unchanged'),
        kept: t('course-imports.kept'),
        bad: t('results.bad'),
      },
      apply: (count) =>
        t(isList ? 'course-imports.apply-scholarships' : 'course-imports.apply', { count }),
      undoText: t(isList ? 'course-imports.undo-text-scholarships' : 'course-imports.undo-text'),
    };
  }

  protected override problemWords(problem: CourseProblem): string {
    return courseProblemWords(problem);
  }

  protected override mistakesAsCsv(rows: readonly BadCourseRow[]): string {
    return courseMistakesAsCsv(rows);
  }

  protected override named({ cells }: BadCourseRow): string {
    return cells.student ?? cells.code ?? cells.name ?? '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-course-import-preview': IlpCourseImportPreview;
  }
}
