import { Task } from '@lit/task';
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  COURSE_COLUMNS,
  COURSE_COLUMNS_NEEDED,
  COURSE_ROWS_MAX,
  type CourseColumn,
  type CourseImportKind,
} from '#contracts/course-fields.js';
import type { CourseImport, LatestCourseImport } from '#contracts/course-imports.js';
import { formatDate, formatList, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { keepText } from '../shared/save-file.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import { columnsOf, courseTemplate, isNeeded } from './course-import-words.js';
import './ilp-course-import-preview.js';
import type { ImportChangeEvent } from './import-events.js';
import { ImportTaking, renderLeft, renderNotes } from './import-taking.js';
import { ReadError } from './read-error.js';
import { type ReadTable, readTable } from './read-table.js';
import { sendTable } from './send-results.js';

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
export class IlpCourseImportView extends IlpView {
  static override styles = [layout, buttons, cards, fields, lists];

  @state() private import: CourseImport | null = null;
  /** What was read here, on this computer. */
  @state() private read: ReadTable<CourseColumn> | null = null;
  private taking!: ImportTaking<CourseImport>;

  private get kind(): CourseImportKind {
    if (this.params.kind === undefined) return 'scholarships';
    return this.params.kind === 'taken' ? 'taken' : 'catalog';
  }

  private get path(): string {
    return `/course-imports/${this.kind}`;
  }

  private readonly loading = new Task(this, {
    args: () => [this.kind] as const,
    task: (_, { signal }) => this.api.get<LatestCourseImport>(this.path, { signal }),
    onComplete: (reply) => {
      this.import = reply.import;
    },
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    // Which kind it is, is known once the address is.
    this.taking = new ImportTaking<CourseImport>(this, {
      path: this.path,
      most: COURSE_ROWS_MAX[this.kind],
      onKnown: (known) => {
        this.import = known;
      },
    });
  }

  protected override render() {
    const isList = this.kind === 'scholarships';
    return html`<div class="page" @ilp-import-change=${this.handleChange}>
      <div class="stack tight">
        <a href=${hrefFor(isList ? 'scholarships' : 'connections')}
          >${t(isList ? 'shell.title-scholarships' : 'shell.title-connections')}</a
        >
        <h1 tabindex="-1">${t(TITLES[this.kind])}</h1>
      </div>
      ${renderLoad(this.loading, () => this.renderAll())}
    </div>`;
  }

  private renderAll() {
    const { import: known, taking } = this;
    const isShown = !taking.isBusy && known && known.state !== 'reading';
    return html`
      <div class="stack">
        <p>${t(`course-imports.${this.kind}-intro`)}</p>
        <p class="small quiet">${t('results.privacy')}</p>
      </div>
      ${taking.renderProblem()} ${taking.renderProgress()}
      ${!taking.isBusy && known?.state !== 'ready' ? this.renderChoice(known) : nothing}
      ${isShown ? renderNotes(this.notes()) : nothing}
      ${
        isShown
          ? html`<ilp-course-import-preview
              .api=${this.api}
              .import=${known}
              file=${this.read?.name ?? t('imports.file')}
            ></ilp-course-import-preview>`
          : nothing
      }
    `;
  }

  private renderChoice(known: CourseImport | null) {
    const { kind } = this;
    return html`${known ? this.renderLast(known) : nothing}
      <details>
        <summary>${t('results.columns')}</summary>
        <dl class="stack tight">
          ${columnsOf(kind).map(
            (column) =>
              html`<div>
                <dt><code>${column}</code></dt>
                <dd>
                  ${t(`course-imports.${column}`)}
                  ${isNeeded(kind, column) ? t('course-imports.needed') : nothing}
                </dd>
              </div>`,
          )}
        </dl>
      </details>
      <div>
        <button
          type="button"
          class="button"
          @click=${() => keepText(`${kind}-template.csv`, courseTemplate(kind), 'text/csv')}
        >
          ${t('results.template')}
        </button>
      </div>
      <form class="stack" @submit=${this.handleSubmit}>
        <div class="field">
          <label for="file">${t('results.choose')}</label>
          <input
            id="file"
            type="file"
            accept=${kind === 'catalog' ? '.csv,.xlsx,.zip' : '.csv,.xlsx'}
            required
            aria-describedby="hint"
          />
          <span class="hint" id="hint">
            ${t(`course-imports.choose-${kind}`, { count: formatNumber(COURSE_ROWS_MAX[kind]) })}
          </span>
        </div>
        <div><button type="submit" class="button primary">${t('results.look')}</button></div>
      </form>`;
  }

  private renderLast(known: CourseImport) {
    const { state: step, appliedAt, undone } = known;
    if (step === 'reading') return renderLeft(known);
    if (undone)
      return html`<p role="status">
        ${t('course-imports.undone', {
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

  private readonly handleChange = async (event: ImportChangeEvent<CourseImport>): Promise<void> => {
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
    const { kind, path } = this;
    const read = await this.taking.take(
      () => this.readFile(chosen),
      ({ rows }) => rows.length,
      ({ rows }, sending) => sendTable<LatestCourseImport>(this.api, path, rows, sending),
    );
    if (read) this.read = read;
    else if (this.lacksColumns) {
      const columns = formatList(COURSE_COLUMNS_NEEDED[kind]);
      this.taking.problem = t('course-imports.no-columns', { file: chosen.name, columns });
      this.requestUpdate();
    }
  }

  /** The sentence on missing columns is this page's own. */
  private lacksColumns = false;

  private async readFile(chosen: File): Promise<ReadTable<CourseColumn>> {
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
