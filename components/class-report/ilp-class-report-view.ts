import { Task } from '@lit/task';
import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ClassReport } from '#contracts/class-report.js';
import type { CountRange } from '#contracts/count-range.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { KIND_WORDS } from '../relevance/relevance-words.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { rangeWords, SHARED_WORDS } from './class-report-words.js';
import { renderFew, renderNobody } from './ilp-class-evidence-view.js';

interface Line {
  name: string;
  figure: CountRange;
}

/**
 * A class in numbers, to print: who takes part and what those who show it want. Nobody is named.
 *
 * @element ilp-class-report-view
 */
@customElement('ilp-class-report-view')
export class IlpClassReportView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      th {
        font-weight: 600;
      }

      table + table {
        margin-block-start: var(--ilp-space-3);
      }

      tbody th {
        font-weight: 400;
        overflow-wrap: anywhere;
      }

      @media print {
        .screen-only {
          display: none;
        }

        section,
        tr {
          break-inside: avoid;
        }
      }
    `,
  ];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<ClassReport>('/class/report', { signal }),
  });

  protected override render() {
    const course = this.loading.value?.courseTitle;
    return html`<div class="page">
      <h1 tabindex="-1">
        ${course ? t('class-report.report-title-of', { course }) : t('class-report.report-title')}
      </h1>
      ${renderLoad(this.loading, (report) =>
        report.students === 0 ? renderNobody() : this.renderReport(report),
      )}
    </div>`;
  }

  private renderReport(report: ClassReport) {
    const { students, at, shared, work } = report;
    return html`
      <p>${t('class-report.report-intro', { count: students, date: formatDate(at) })}</p>
      ${renderFew(students)}
      <div class="actions screen-only">
        <button type="button" class="button primary" @click=${() => window.print()}>
          ${t('class-report.print')}
        </button>
        <a class="button" href=${hrefFor('class-evidence')}>${t('class-report.evidence-title')}</a>
      </div>
      <section class="stack tight" aria-labelledby="part">
        <h2 id="part">${t('class-report.part')}</h2>
        ${this.renderTable(
          { caption: 'class-report.part-table', first: 'class-report.column-what', students },
          shared.map(({ kind, figure }) => ({ name: t(SHARED_WORDS[kind]), figure })),
        )}
        ${
          work.length === 0
            ? html`<p class="quiet">${t('class-report.work-none')}</p>`
            : this.renderTable(
                { caption: 'class-report.work', first: 'class-report.column-work', students },
                work.map(({ title, figure }) => ({ name: title, figure })),
              )
        }
      </section>
      <section class="stack tight" aria-labelledby="themes">
        <h2 id="themes">${t('class-report.themes')}</h2>
        <p class="quiet">${t('class-report.themes-text')}</p>
        ${this.renderThemes(report)}
      </section>
    `;
  }

  private renderThemes({ themes, students }: ClassReport) {
    if (themes.length === 0) return html`<p>${t('class-report.themes-none')}</p>`;
    return (['cluster', 'subject', 'skill'] as const).map((kind) => {
      const lines = themes
        .filter((theme) => theme.kind === kind)
        .map(({ id, figure }) => ({ name: t(`careers-data.${kind}-${id}` as PlainKey), figure }));
      const caption = KIND_WORDS[kind];
      const head = { caption, first: 'class-report.column-theme' as const, students };
      return lines.length === 0 ? [] : this.renderTable(head, lines);
    });
  }

  private renderTable(
    { caption, first, students }: { caption: PlainKey; first: PlainKey; students: number },
    lines: readonly Line[],
  ) {
    return html`<table>
      <caption>
        ${t(caption)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t(first)}</th>
          <th scope="col" class="number">${t('class-report.column-students')}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map(
          ({ name, figure }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="number">${rangeWords(figure, students)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-class-report-view': IlpClassReportView;
  }
}
