import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { GoalThen, ReflectionThen, ResultThen, YearPage } from '#contracts/years.js';
import { formatDate, formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { HORIZONS } from '../goals/goal-words.js';
import { AREAS, areaName } from '../shared/charts/riasec.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { yearName } from './year-words.js';

/**
 * All of one school year on one page, to read and to print. Needs the `years`, `goals` and `charts`
 * messages.
 *
 * @element ilp-year-view
 */
@customElement('ilp-year-view')
export class IlpYearView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      dd {
        margin: 0 0 var(--ilp-space-2);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }

      dt {
        color: var(--ilp-ink-quiet);
      }

      li {
        overflow-wrap: anywhere;
      }

      @media print {
        .screen-only {
          display: none;
        }

        h2 {
          break-after: avoid;
        }

        li,
        dt,
        dd {
          break-inside: avoid;
        }

        dt {
          break-after: avoid;
        }
      }
    `,
  ];

  private readonly loading = new Task(this, {
    args: () => [this.params.year ?? ''] as const,
    task: ([year], { signal }) =>
      this.api.get<YearPage>(`/years/${encodeURIComponent(year)}`, { signal }),
    onComplete: (page) => this.setTitle(`${t('years.page-title')}, ${yearName(page)}`),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a class="screen-only" href=${hrefFor('timeline')}>${t('years.title')}</a>
        <h1 tabindex="-1">${t('years.page-title')}</h1>
      </div>
      ${renderLoad(this.loading, (page) => this.renderPage(page))}
    </div>`;
  }

  private renderPage(page: YearPage) {
    const { nextGrade, isOver, name } = page;
    return html`<div class="stack tight">
        <p>${name ? html`<strong>${name}</strong> · ` : nothing}${yearName(page)}</p>
        <p class="quiet">
          ${nextGrade === null ? t('years.page-kept-plain') : t('years.page-kept', { grade: nextGrade })}
        </p>
        ${isOver ? html`<p class="small quiet screen-only">${t('years.page-over')}</p>` : nothing}
      </div>
      ${isEmpty(page) ? renderEmpty() : this.renderParts(page)}`;
  }

  private renderParts({ goals, results, careers, strengths, reflections }: YearPage) {
    const is = (status: GoalThen['status']) => goals.filter((goal) => goal.status === status);
    const texts = (side: 'strength' | 'growth') =>
      strengths.filter((one) => one.side === side).map(({ text }) => html`<li>${text}</li>`);
    return html`<div class="actions screen-only">
        <button type="button" class="button primary" @click=${() => window.print()}>
          ${t('years.page-print')}
        </button>
      </div>
      ${part(t('years.goals-reached'), is('done').map(renderGoal))}
      ${part(t('years.goals-open'), is('active').map(renderGoal))}
      ${part(t('years.strengths'), texts('strength'))} ${part(t('years.growths'), texts('growth'))}
      ${part(t('years.results'), results.map(renderResult))}
      ${part(
        t('years.careers'),
        careers.map(
          ({ title, titleLocale, at }) =>
            html`<li class="spread">
              <span lang=${titleLocale}>${title}</span>
              <span class="small quiet">${formatDate(at)}</span>
            </li>`,
        ),
      )}
      ${part(t('years.reflections'), reflections.map(renderReflection))}`;
  }
}

const isEmpty = ({ goals, results, careers, strengths, reflections }: YearPage) =>
  [goals, results, careers, strengths, reflections].every((list) => list.length === 0);

const renderEmpty = () =>
  html`<ilp-empty-state heading=${t('years.page-empty')}>
    <p>${t('years.page-empty-text')}</p>
  </ilp-empty-state>`;

const part = (heading: string, rows: readonly unknown[]) =>
  rows.length === 0
    ? nothing
    : html`<section class="stack tight">
        <h2>${heading}</h2>
        <ul class="rows">
          ${rows}
        </ul>
      </section>`;

function renderGoal({ title, horizon, why, measure, milestones, at }: GoalThen) {
  const done = milestones.filter((step) => step.done).length;
  return html`<li class="stack tight">
    <strong>${title}</strong>
    ${why ? html`<span>${why}</span>` : nothing}
    ${measure ? html`<span>${t('years.measure', { text: measure })}</span>` : nothing}
    <span class="small quiet">
      ${t(HORIZONS[horizon])} · ${t('years.written', { date: formatDate(at) })}
      ${
        milestones.length > 0
          ? html` · ${t('years.steps', { done, total: milestones.length })}`
          : nothing
      }
    </span>
  </li>`;
}

function renderResult({ name, areas, at }: ResultThen) {
  const names = AREAS.filter((area) => areas.includes(area)).map(areaName);
  return html`<li class="stack tight">
    <strong>${name}</strong>
    <span class="small quiet">
      ${formatDate(at)}
      ${names.length > 0 ? html` · ${t('years.strongest', { areas: formatList(names) })}` : nothing}
    </span>
  </li>`;
}

function renderReflection({ title, at, answers }: ReflectionThen) {
  return html`<li class="stack tight">
    <strong>${title}</strong>
    <span class="small quiet">${formatDate(at)}</span>
    <dl>
      ${answers.map(
        ({ prompt, text }) =>
          html`<dt class="small">${prompt}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-year-view': IlpYearView;
  }
}
