import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CoursePlan } from '#contracts/course-plans.js';
import type { RecordHistory, RecordVersion } from '#contracts/history.js';
import { ProblemError } from '../api/problem-error.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { planChanges } from './plan-changes.js';

/**
 * Every version of the student's plan of courses: what each changed, and a way back to it while the plan
 * is open.
 *
 * @element ilp-plan-history-view
 */
@customElement('ilp-plan-history-view')
export class IlpPlanHistoryView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private plan: CoursePlan | null = null;
  @state() private versions: readonly RecordVersion[] = [];

  private readonly bringing = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const plan = await this.api.get<CoursePlan>('/course-plans/main', { signal });
      const path = `/history/course-plan/${plan.id}`;
      try {
        const { versions } = await this.api.get<RecordHistory>(path, { signal });
        return { plan, versions };
      } catch (error) {
        // A plan that was never changed has no history.
        if (error instanceof ProblemError && error.status === 404) return { plan, versions: [] };
        throw error;
      }
    },
    onComplete: ({ plan, versions }) => {
      this.plan = plan;
      this.versions = versions;
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('courses.history-title')}</h1>
        <p><a href=${hrefFor('courses')}>${t('courses.history-back')}</a></p>
      </div>
      ${this.bringing.renderFault()} ${renderLoad(this.loading, () => this.renderVersions())}
    </div>`;
  }

  private renderVersions() {
    if (this.versions.length === 0)
      return html`<ilp-empty-state heading=${t('courses.history-none')}>
        <p>${t('courses.history-none-text')}</p>
      </ilp-empty-state>`;
    const mayChange = this.plan?.mayChange ?? false;
    return html`${mayChange ? nothing : html`<p class="notice">${t('courses.history-locked')}</p>`}
      <ol class="rows" reversed>
        ${repeat(
          this.versions,
          ({ number }) => number,
          (version, at) =>
            html`<li class="stack tight">
              <div class="spread">
                <strong>${t('courses.history-version', { number: String(version.number) })}</strong>
                ${
                  at === 0
                    ? html`<span class="badge good">${t('courses.history-now')}</span>`
                    : mayChange
                      ? this.renderRestore(version)
                      : nothing
                }
              </div>
              <span class="small quiet">${whoAndWhen(version)}</span>
              <ul>
                ${planChanges(version, this.versions[at + 1]).map(
                  (sentence) => html`<li>${sentence}</li>`,
                )}
              </ul>
            </li>`,
        )}
      </ol>`;
  }

  private renderRestore({ number }: RecordVersion) {
    return html`<button
      type="button"
      class="button small"
      ?disabled=${this.bringing.isBusy}
      aria-label=${t('courses.history-restore-of', { number: String(number) })}
      @click=${() => this.restore(number)}
    >
      ${t('courses.history-restore')}
    </button>`;
  }

  private async restore(number: number): Promise<void> {
    const { plan } = this;
    if (!plan) return;
    await this.bringing.run(async () => {
      const path = `/history/course-plan/${plan.id}`;
      const { versions } = await this.api.post<RecordHistory>(`${path}/restore`, { number });
      this.versions = versions;
      announce(t('courses.history-restored', { number: String(number) }));
      this.renderRoot.querySelector('h1')?.focus();
    });
  }
}

const whoAndWhen = ({ at, by, restoredFrom }: RecordVersion) =>
  [
    formatDate(at),
    by.isMe ? t('courses.step-you') : (by.name ?? ''),
    restoredFrom === null ? '' : t('courses.history-from', { number: String(restoredFrom) }),
  ]
    .filter((part) => part !== '')
    .join(' · ');

declare global {
  interface HTMLElementTagNameMap {
    'ilp-plan-history-view': IlpPlanHistoryView;
  }
}
