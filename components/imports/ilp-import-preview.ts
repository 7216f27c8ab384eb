import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ImportState, KindCounts, LatestImport } from '#contracts/imports.js';
import type { ApiClient } from '../api/client.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { keepText } from '../shared/save-file.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import './ilp-bad-row.js';
import { ImportChangeEvent } from './import-events.js';
import { KIND_WORDS, mistakesAsCsv, problemWords } from './import-words.js';

const COUNTS = ['added', 'changed', 'unchanged', 'leaving', 'bad'] as const;

/**
 * What a file would change, or has changed: counts by kind, rows with mistakes, and the choice.
 *
 * @element ilp-import-preview
 * @fires ilp-import-change - once it was taken over or discarded
 */
@customElement('ilp-import-preview')
export class IlpImportPreview extends IlpElement {
  static override styles = [layout, buttons, cards, fields, lists];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) import!: ImportState;

  @state() private acceptsShrink = false;
  private readonly attempt = new Attempt(this);

  protected override render() {
    const isReady = this.import.state === 'ready';
    return html`<section class="stack">
      <h2 id="what">${isReady ? t('imports.preview') : t('imports.done-title')}</h2>
      ${this.renderCounts()} ${isReady ? this.renderChoice() : nothing}
      ${isReady && this.import.badCount > 0 ? this.renderBad() : nothing}
    </section>`;
  }

  private renderCounts() {
    return html`<p class="small quiet" id="about">${t('imports.leaving-text')}</p>
      <div class="scroller" role="region" tabindex="0" aria-labelledby="what">
        <table aria-describedby="about">
          <thead>
            <tr>
              <th scope="col">${t('imports.file')}</th>
              ${COUNTS.map((name) => html`<th scope="col" class="number">${t(`imports.${name}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.import.counts.map((counts) => this.renderKind(counts))}
          </tbody>
        </table>
      </div>`;
  }

  private renderKind(counts: KindCounts) {
    return html`<tr>
      <th scope="row">${t(KIND_WORDS[counts.kind])}</th>
      ${COUNTS.map((name) => html`<td class="number">${formatNumber(counts[name])}</td>`)}
    </tr>`;
  }

  private renderChoice() {
    const { counts, shrinks } = this.import;
    const count = counts.reduce(
      (sum, { added, changed, leaving }) => sum + added + changed + leaving,
      0,
    );
    return html`
      ${shrinks ? this.renderShrink() : nothing} ${this.attempt.renderFault()}
      <div class="actions">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.attempt.isBusy || (shrinks && !this.acceptsShrink)}
          @click=${() => void this.apply()}
        >
          ${count > 0 ? t('imports.apply', { count }) : t('imports.apply-none')}
        </button>
        <button
          type="button"
          class="button quiet"
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.send(() => this.api.delete<LatestImport>(this.path))}
        >
          ${t('imports.discard')}
        </button>
      </div>
    `;
  }

  private renderShrink() {
    return html`<div class="notice warn stack">
      <p>${t('imports.shrinks')}</p>
      <label class="choice">
        <input
          type="checkbox"
          .checked=${this.acceptsShrink}
          @change=${(event: Event) => {
            this.acceptsShrink = (event.currentTarget as HTMLInputElement).checked;
          }}
        />
        ${t('imports.shrinks-accept')}
      </label>
    </div>`;
  }

  private renderBad() {
    const { badRows, badCount, id } = this.import;
    return html`<section class="stack" aria-labelledby="bad">
      <h2 id="bad">${t('imports.bad-title', { count: badCount })}</h2>
      <p>${t('imports.bad-text')}</p>
      ${
        badRows.length < badCount
          ? html`<p class="small quiet">
              ${t('imports.bad-more', { shown: formatNumber(badRows.length) })}
            </p>`
          : nothing
      }
      <div>
        <button type="button" class="button" @click=${() => this.download()}>
          ${t('imports.download')}
        </button>
      </div>
      <ul class="rows">
        ${repeat(
          badRows,
          (row) => row.id,
          (row) =>
            html`<li>
              <ilp-bad-row
                .api=${this.api}
                .row=${row}
                file=${`${row.kind}.csv`}
                named=${row.sourceId}
                path=${`/imports/${id}`}
                .explain=${(column: string) =>
                  row.problems.filter((problem) => problem.column === column).map(problemWords)}
              ></ilp-bad-row>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private get path(): string {
    return `/imports/${this.import.id}`;
  }

  private apply(): Promise<unknown> {
    const body = { acceptsShrink: this.import.shrinks && this.acceptsShrink };
    return this.send(() => this.api.post<LatestImport>(`${this.path}/apply`, body));
  }

  private send(ask: () => Promise<LatestImport>): Promise<unknown> {
    return this.attempt.run(async () => {
      this.dispatchEvent(new ImportChangeEvent((await ask()).import));
    });
  }

  private download(): void {
    keepText('oneroster-mistakes.csv', mistakesAsCsv(this.import.badRows), 'text/csv');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-import-preview': IlpImportPreview;
  }
}
