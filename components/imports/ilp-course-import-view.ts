import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import {
  COURSE_COLUMNS,
  COURSE_COLUMNS_NEEDED,
  COURSE_ROWS_MAX,
  type CourseColumn,
  type CourseImportKind,
} from '#contracts/course-fields.js';
import type { CourseImport } from '#contracts/course-imports.js';
import { formatList, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { hrefFor } from '../shared/navigation.js';
import { columnsOf, courseTemplate, isNeeded } from './course-import-words.js';
import './ilp-course-import-preview.js';
import { ReadError } from './read-error.js';
import { type ReadTable, readTable } from './read-table.js';
import type { ChosenFiles } from './import-view.js';
import { TableImportView } from './table-import-view.js';

const TITLES = {
  catalog: 'shell.title-catalog-import',
  taken: 'shell.title-taken-import',
  scholarships: 'shell.title-scholarships-import',
} as const;

/**
 * A file with the catalog or with courses taken (`params.kind`), or with scholarships: choose, see what would change, mend, take
 * over, and take back. Needs the `imports`, `results`, `courses` and `course-imports` messages.
 *
 * @element ilp-course-import-view
 */
@customElement('ilp-course-import-view')
export class IlpCourseImportView extends TableImportView<CourseImport, CourseColumn> {
  private get kind(): CourseImportKind {
    if (this.params.kind === undefined) return 'scholarships';
    return this.params.kind === 'taken' ? 'taken' : 'catalog';
  }

  protected override get source() {
    return { path: `/course-imports/${this.kind}`, most: COURSE_ROWS_MAX[this.kind] };
  }

  protected override get heading(): string {
    return t(TITLES[this.kind]);
  }

  protected override get form() {
    const { kind } = this;
    const needed = (column: CourseColumn) =>
      isNeeded(kind, column) ? ` ${t('course-imports.needed')}` : '';
    return {
      columns: columnsOf(kind).map((name) => ({
        name,
        text: `${t(`course-imports.${name}`)}${needed(name)}`,
      })),
      template: { name: `${kind}-template.csv`, text: courseTemplate(kind) },
      accept: kind === 'catalog' ? '.csv,.xlsx,.zip' : '.csv,.xlsx',
      choose: t(`course-imports.choose-${kind}`, { count: formatNumber(COURSE_ROWS_MAX[kind]) }),
    };
  }

  protected override undoneText(counts: Record<'removed' | 'restored' | 'left', string>): string {
    return t('course-imports.undone', counts);
  }

  protected override renderBack() {
    const isList = this.kind === 'scholarships';
    return html`<a href=${hrefFor(isList ? 'scholarships' : 'connections')}
      >${t(isList ? 'shell.title-scholarships' : 'shell.title-connections')}</a
    >`;
  }

  protected override renderIntro() {
    return html`<p>${t(`course-imports.${this.kind}-intro`)}</p>
      <p class="small quiet">${t('results.privacy')}</p>`;
  }

  protected override renderPreview(known: CourseImport) {
    return html`<ilp-course-import-preview
      .api=${this.api}
      .import=${known}
      file=${this.read?.name ?? t('imports.file')}
    ></ilp-course-import-preview>`;
  }

  protected override async take(chosen: ChosenFiles): Promise<ReadTable<CourseColumn> | undefined> {
    const read = await super.take(chosen);
    if (!read && this.lacksColumns) {
      const columns = formatList(COURSE_COLUMNS_NEEDED[this.kind]);
      this.taking.problem = t('course-imports.no-columns', { file: chosen[0].name, columns });
      this.requestUpdate();
    }
    return read;
  }

  /** The sentence on missing columns is this page's own. */
  private lacksColumns = false;

  protected override async readFile(chosen: File): Promise<ReadTable<CourseColumn>> {
    const { kind } = this;
    this.lacksColumns = false;
    try {
      return await readTable<CourseColumn>(chosen, {
        ...{ columns: COURSE_COLUMNS[kind], required: COURSE_COLUMNS_NEEDED[kind] },
        ...(kind === 'catalog' && { inZip: 'courses.csv' }),
      });
    } catch (error) {
      this.lacksColumns = error instanceof ReadError && error.fault === 'no-columns';
      throw error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-course-import-view': IlpCourseImportView;
  }
}
