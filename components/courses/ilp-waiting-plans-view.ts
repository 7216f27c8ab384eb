import { Task } from '@lit/task';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { WaitingPlans } from '#contracts/course-plans.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { layout, lists } from '../styles/shared.js';

/**
 * Plans of courses that wait for a counselor's answer, the oldest first. Needs the `courses` messages.
 *
 * @element ilp-waiting-plans-view
 */
@customElement('ilp-waiting-plans-view')
export class IlpWaitingPlansView extends IlpView {
  static override styles = [layout, lists];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<WaitingPlans>('/waiting-course-plans', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('courses.waiting-title')}</h1>
      ${renderLoad(this.loading, ({ plans }) =>
        plans.length === 0
          ? html`<p class="quiet">${t('courses.waiting-none')}</p>`
          : html`<ul class="rows">
              ${plans.map(
                ({ studentId, name, submittedAt }) =>
                  html`<li class="spread">
                    <a href=${hrefFor(`class/${studentId}/courses`)}>${name}</a>
                    <span class="small quiet">
                      ${t('courses.waiting-since', { date: formatDate(submittedAt) })}
                    </span>
                  </li>`,
              )}
            </ul>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-waiting-plans-view': IlpWaitingPlansView;
  }
}
