import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ApprovedPlans, WaitingPlans } from '#contracts/course-plans.js';
import { formatDate, formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import { localName } from './plan-words.js';

type Line = WaitingPlans['plans'][number];

const PATH = '/course-plan-approvals';
const isReady = ({ open }: Line) => open?.length === 0;

/**
 * Plans of courses that wait for a counselor's answer, the oldest first: those that miss nothing are
 * approved together, the others say what they miss. Needs the `courses` messages.
 *
 * @element ilp-waiting-plans-view
 */
@customElement('ilp-waiting-plans-view')
export class IlpWaitingPlansView extends IlpView {
  static override styles = [
    layout,
    lists,
    buttons,
    cards,
    fields,
    css`
      .choice {
        min-inline-size: 0;
      }
    `,
  ];

  @state() private plans: readonly Line[] = [];
  /** Ready ones that are not to be approved now. */
  @state() private left: ReadonlySet<string> = new Set();

  private readonly approving = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<WaitingPlans>('/waiting-course-plans', { signal }),
    onComplete: ({ plans }) => {
      this.plans = plans;
    },
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('courses.waiting-title')}</h1>
      ${renderLoad(this.loading, () =>
        this.plans.length === 0
          ? html`<p class="quiet">${t('courses.waiting-none')}</p>`
          : this.renderPlans(),
      )}
    </div>`;
  }

  private renderPlans() {
    const ready = this.plans.filter(isReady);
    const others = this.plans.filter((plan) => !isReady(plan));
    return html`<p class="quiet">${t('courses.waiting-intro')}</p>
      ${ready.length > 0 ? this.renderReady(ready) : nothing}
      ${
        others.length > 0
          ? html`<section class="stack" aria-labelledby="open">
              <h2 id="open">${t('courses.waiting-open')}</h2>
              <ul class="rows">
                ${others.map((plan) => html`<li class="stack tight">${renderOpen(plan)}</li>`)}
              </ul>
            </section>`
          : nothing
      }`;
  }

  private renderReady(ready: readonly Line[]) {
    const chosen = ready.filter(({ studentId }) => !this.left.has(studentId));
    return html`<section class="stack" aria-labelledby="ready">
      <h2 id="ready">${t('courses.waiting-ready')}</h2>
      <ul class="rows">
        ${ready.map(
          (plan) =>
            html`<li class="spread">
              <span class="choice">
                <input
                  type="checkbox"
                  aria-label=${t('courses.waiting-choose', { name: plan.name })}
                  .checked=${!this.left.has(plan.studentId)}
                  @change=${(event: Event) => {
                    this.choose(plan.studentId, event);
                  }}
                />
                ${renderName(plan)}
              </span>
              ${renderSince(plan)}
            </li>`,
        )}
      </ul>
      ${this.approving.renderFault()}
      <div class="actions">
        <button
          type="button"
          class="button primary"
          ?disabled=${chosen.length === 0 || this.approving.isBusy}
          @click=${() => this.approve(chosen)}
        >
          ${t('courses.waiting-approve', { count: chosen.length })}
        </button>
      </div>
    </section>`;
  }

  private choose(studentId: string, event: Event): void {
    const left = new Set(this.left);
    if ((event.currentTarget as HTMLInputElement).checked) left.delete(studentId);
    else left.add(studentId);
    this.left = left;
  }

  private approve(chosen: readonly Line[]): Promise<boolean> {
    return this.approving.run(async () => {
      const studentIds = chosen.map(({ studentId }) => studentId);
      const { plans, done } = await this.api.post<ApprovedPlans>(PATH, { studentIds });
      this.plans = plans;
      this.renderRoot.querySelector('h1')?.focus();
      showToast({
        text: t('courses.waiting-approved', { count: done.length }),
        ...(done.length > 0 && { undo: () => this.undo(done) }),
      });
    });
  }

  private async undo(studentIds: readonly string[]): Promise<void> {
    const { plans } = await this.api.post<ApprovedPlans>(`${PATH}/undo`, { studentIds });
    this.plans = plans;
    showToast({ text: t('courses.waiting-undone') });
  }
}

const renderName = ({ studentId, name }: Line) =>
  html`<a href=${hrefFor(`class/${studentId}/courses`)}>${name}</a>`;

const renderSince = ({ submittedAt }: Line) =>
  html`<span class="small quiet">
    ${t('courses.waiting-since', { date: formatDate(submittedAt) })}
  </span>`;

function renderOpen(plan: Line) {
  const { open } = plan;
  return html`<div class="spread">${renderName(plan)} ${renderSince(plan)}</div>
    <span class="small quiet">
      ${
        open
          ? t('courses.waiting-open-points', { points: formatList(open.map(localName)) })
          : t('courses.waiting-later')
      }
    </span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-waiting-plans-view': IlpWaitingPlansView;
  }
}
