import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CourseImport, LatestCourseImport } from '#contracts/course-imports.js';
import type { ApiClient } from '../api/client.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { keepText } from '../shared/save-file.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { courseMistakesAsCsv, courseProblemWords } from './course-import-words.js';
import './ilp-bad-row.js';
import { ImportChangeEvent } from './import-events.js';

const COUNTS = [
  ['added', 'course-imports.new'],
  ['changed', 'course-imports.changed'],
  ['unchanged', 'course-imports.unchanged'],
  ['kept', 'course-imports.kept'],
  ['bad', 'results.bad'],
] as const;

/**
 * What a file with courses would change, or has changed: counts, rows with mistakes, and the choice.
 *
 * @element ilp-course-import-preview
 * @fires ilp-import-change - once it was taken over, discarded or taken back
 */
@customElement('ilp-course-import-preview')
export class IlpCourseImportPreview extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      table {
        max-inline-size: 32rem;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) import!: CourseImport;
  @property() file = '';

  private readonly attempt = new Attempt(this);

  protected override render() {
    const { state: step, counts } = this.import;
    return html`<section class="stack">
      <h2>${step === 'ready' ? t('imports.preview') : t('imports.done-title')}</h2>
      <table>
        <tbody>
          ${COUNTS.map(
            ([name, words]) =>
              html`<tr>
                <th scope="row">${t(words)}</th>
                <td class="number">${formatNumber(counts[name])}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${this.attempt.renderFault()} ${step === 'ready' ? this.renderChoice() : nothing}
      ${step === 'applied' && counts.added + counts.changed > 0 ? this.renderUndo() : nothing}
      ${step === 'ready' && counts.bad > 0 ? this.renderBad() : nothing}
    </section>`;
  }

  private renderChoice() {
    const count = this.import.counts.added + this.import.counts.changed;
    return html`<div class="actions">
      <button
        type="button"
        class="button primary"
        ?disabled=${this.attempt.isBusy}
        @click=${() => void this.send(() => this.api.post(`${this.path}/apply`))}
      >
        ${count > 0 ? t('course-imports.apply', { count }) : t('imports.apply-none')}
      </button>
      <button
        type="button"
        class="button quiet"
        ?disabled=${this.attempt.isBusy}
        @click=${() => void this.send(() => this.api.delete(this.path))}
      >
        ${t('imports.discard')}
      </button>
    </div>`;
  }

  private renderUndo() {
    return html`<div class="stack tight">
      <p class="small quiet" id="undo-text">${t('course-imports.undo-text')}</p>
      <div>
        <button
          type="button"
          class="button"
          aria-describedby="undo-text"
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.send(() => this.api.post(`${this.path}/undo`))}
        >
          ${t('results.undo')}
        </button>
      </div>
    </div>`;
  }

  private renderBad() {
    const { badRows, counts } = this.import;
    return html`<section class="stack" aria-labelledby="bad">
      <h2 id="bad">${t('imports.bad-title', { count: counts.bad })}</h2>
      <p>${t('results.bad-text')}</p>
      ${
        badRows.length < counts.bad
          ? html`<p class="small quiet">
              ${t('imports.bad-more', { shown: formatNumber(badRows.length) })}
            </p>`
          : nothing
      }
      <div>
        <button
          type="button"
          class="button"
          @click=${() => keepText('mistakes.csv', courseMistakesAsCsv(badRows), 'text/csv')}
        >
          ${t('imports.download')}
        </button>
      </div>
      <ul class="rows">
        ${repeat(
          badRows,
          ({ id }) => id,
          (row) =>
            html`<li>
              <ilp-bad-row
                .api=${this.api}
                .row=${row}
                file=${this.file}
                named=${row.cells.student ?? row.cells.code ?? ''}
                path=${this.path}
                .explain=${(column: string) =>
                  row.problems
                    .filter((problem) => problem.column === column)
                    .map(courseProblemWords)}
              ></ilp-bad-row>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private get path(): string {
    return `/course-imports/${this.import.kind}/${this.import.id}`;
  }

  private send(ask: () => Promise<LatestCourseImport>): Promise<unknown> {
    return this.attempt.run(async () => {
      this.dispatchEvent(new ImportChangeEvent((await ask()).import));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-course-import-preview': IlpCourseImportPreview;
  }
}
