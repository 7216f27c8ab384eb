import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ClassEvidence, WorkUse } from '#contracts/class-report.js';
import { SMALL } from '#contracts/small-figures.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { hintsOf, useWords } from './class-report-words.js';

/**
 * Which work of the course became evidence, and a sentence on what that says about the next unit.
 *
 * @element ilp-class-evidence-view
 */
@customElement('ilp-class-evidence-view')
export class IlpClassEvidenceView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .title {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      summary {
        min-block-size: 1.75rem;
        cursor: pointer;
      }
    `,
  ];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<ClassEvidence>('/class/evidence', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('class-report.evidence-title')}</h1>
        <p class="quiet">${t('class-report.evidence-intro')}</p>
      </div>
      ${renderLoad(this.loading, (evidence) =>
        evidence.students === 0 ? renderNobody() : this.renderEvidence(evidence),
      )}
    </div>`;
  }

  private renderEvidence(evidence: ClassEvidence) {
    const { items, students } = evidence;
    return html`
      ${renderFew(students)}
      <section class="card stack tight" aria-labelledby="hint">
        <h2 id="hint">${t('class-report.hint')}</h2>
        ${hintsOf(evidence).map((words) => html`<p>${words}</p>`)}
      </section>
      ${
        items.length > 0
          ? html`<ul class="rows">
              ${items.map((item) => html`<li>${this.renderItem(item, students)}</li>`)}
            </ul>`
          : nothing
      }
      <p class="actions">
        ${
          this.session.canTeach
            ? html`<a class="button" href=${hrefFor('tags')}>${t('class-report.open-tags')}</a>`
            : nothing
        }
        <a class="button" href=${hrefFor('class-report')}>${t('class-report.to-report')}</a>
      </p>
    `;
  }

  private renderItem(item: WorkUse, students: number) {
    const { title, dueDate, figure, people, isTied } = item;
    const facts = [
      ...(dueDate ? [t('common.due', { date: formatDate(dueDate) })] : []),
      ...(isTied ? [] : [t('class-report.not-tied')]),
    ];
    return html`<div class="stack tight">
      <div class="spread">
        <span class="title">${title}</span>
        <span class=${figure.low > 0 ? 'badge good' : 'badge'}>
          ${
            figure.low > 0
              ? t('class-report.used-by', { figure: useWords(item, students) })
              : t('class-report.used-hidden')
          }
        </span>
      </div>
      ${facts.length > 0 ? html`<p class="small quiet">${facts.join(' · ')}</p>` : nothing}
      ${people.length > 0 ? renderPeople(people) : nothing}
    </div>`;
  }
}

const renderPeople = (people: WorkUse['people']) =>
  html`<details>
    <summary class="small">${t('class-report.who', { count: people.length })}</summary>
    <ul>
      ${people.map(
        ({ personId, name }) =>
          html`<li><a href=${hrefFor(`class/${encodeURIComponent(personId)}`)}>${name}</a></li>`,
      )}
    </ul>
  </details>`;

export const renderFew = (students: number) =>
  students < 2 * SMALL
    ? html`<p class="notice">${t('class-report.few', { count: students })}</p>`
    : nothing;

export const renderNobody = () =>
  html`<ilp-empty-state heading=${t('class-report.empty')}>
    <p>${t('class-report.empty-text')}</p>
    <a slot="actions" class="button primary" href=${hrefFor('class')}>
      ${t('class-report.to-class')}
    </a>
  </ilp-empty-state>`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-class-evidence-view': IlpClassEvidenceView;
  }
}
