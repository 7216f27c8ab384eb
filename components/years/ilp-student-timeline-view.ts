import { Task } from '@lit/task';
import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { StudentPlan } from '#contracts/class.js';
import type { Timeline } from '#contracts/years.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { cards, layout, lists } from '../styles/shared.js';
import './ilp-year-line.js';
import { renderYear, yearCards } from './year-card.js';

/**
 * A student's years as staff may see them: the picture, and below it the same as a list. What the student
 * keeps to themselves is not in it, and the student is told of the look. Needs the `years` and `goals`
 * messages.
 *
 * @element ilp-student-timeline-view
 */
@customElement('ilp-student-timeline-view')
export class IlpStudentTimelineView extends IlpView {
  static override styles = [
    layout,
    cards,
    lists,
    yearCards,
    css`
      h1 {
        overflow-wrap: anywhere;
      }
    `,
  ];

  private readonly loading = new Task(this, {
    args: () => [this.params.personId ?? ''] as const,
    task: async ([personId], { signal }) => {
      const path = `/class/${encodeURIComponent(personId)}`;
      const [{ name }, { years }] = await Promise.all([
        this.api.get<StudentPlan>(path, { signal }),
        this.api.get<Timeline>(`${path}/timeline`, { signal }),
      ]);
      return { name, years };
    },
    onComplete: ({ name }) => this.setTitle(t('years.staff-title', { name })),
  });

  protected override render() {
    const name = this.loading.value?.name;
    const back = `class/${encodeURIComponent(this.params.personId ?? '')}`;
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor(back)}>${t('years.staff-back')}</a>
        <h1 tabindex="-1">
          ${name === undefined ? t('shell.title-student-timeline') : t('years.staff-title', { name })}
        </h1>
        <p class="quiet">${t('years.staff-intro')}</p>
      </div>
      ${renderLoad(
        this.loading,
        ({ years }) =>
          html`<ilp-year-line .years=${years}></ilp-year-line>
            <div class="stack">
              ${years.toReversed().map((year) => renderYear(year, t('years.staff-nothing')))}
            </div>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-timeline-view': IlpStudentTimelineView;
  }
}
