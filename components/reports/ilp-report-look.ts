import { Task } from '@lit/task';
import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Report, ReportLook } from '#contracts/reports.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { saveFile } from '../shared/save-file.js';
import { sizeWords } from '../shared/size-words.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';

/**
 * The beginning of a file as it is in the file, before anybody takes it.
 *
 * @element ilp-report-look
 */
@customElement('ilp-report-look')
export class IlpReportLook extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr);
        gap: var(--ilp-space-1) var(--ilp-space-3);
        margin: 0;
        font-size: var(--ilp-text-small);
      }

      dt {
        font-weight: 600;
      }

      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }

      th,
      td {
        min-inline-size: 5rem;
        font-size: var(--ilp-text-small);
      }

      @media (max-width: 30rem) {
        dl {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) report!: Report;

  private readonly taking = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [this.report.id] as const,
    task: ([id], { signal }) => this.api.get<ReportLook>(`/reports/${id}`, { signal }),
  });

  protected override render() {
    return renderLoad(this.loading, (look) => this.renderLook(look), { lines: 3 });
  }

  private renderLook({ columns, rows, total, about }: ReportLook) {
    const words =
      rows.length === total && total > 0
        ? t('reports.all-rows', { total })
        : t('reports.first-rows', { total, shown: rows.length });
    return html`<div class="stack">
      <dl>
        ${about.map(
          ({ label, text }) =>
            html`<dt>${label}</dt>
              <dd>${text}</dd>`,
        )}
      </dl>
      <div class="scroller" tabindex="0" role="group" aria-label=${words}>
        <table>
          <caption>
            ${words}
          </caption>
          <thead>
            <tr>
              ${columns.map((column) => html`<th scope="col">${column}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (cells) =>
                html`<tr>
                  ${cells.map((cell) =>
                    typeof cell === 'number'
                      ? html`<td class="number">${formatNumber(cell)}</td>`
                      : html`<td>${cell}</td>`,
                  )}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${this.taking.renderFault()}
      <div class="actions">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.taking.isBusy}
          @click=${this.handleTake}
        >
          ${t('reports.take', { size: sizeWords(this.report.size) })}
        </button>
      </div>
      <p class="small quiet">${t('reports.logged')}</p>
    </div>`;
  }

  private readonly handleTake = () =>
    this.taking.run(() =>
      saveFile(this.api, `/reports/${this.report.id}/file`, this.report.fileName),
    );
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-report-look': IlpReportLook;
  }
}
