import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CoursePlan, PlanCourse, StaffStep } from '#contracts/course-plans.js';
import { ProblemError } from '../api/problem-error.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-dialog.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout } from '../styles/shared.js';
import './ilp-audit-bars.js';
import type { WaiveEvent } from './ilp-audit-bars.js';
import './ilp-plan-course.js';
import type { ExceptEvent } from './ilp-plan-course.js';
import './ilp-plan-grid.js';
import './ilp-plan-hands.js';
import type { PlanSignEvent } from './ilp-plan-hands.js';
import './ilp-plan-steps.js';
import type { PlanOpenEvent } from './plan-events.js';
import { localName } from './plan-words.js';

/**
 * A student's plan as staff see it: counselors comment, return, approve and reopen it. Needs the
 * `courses` messages.
 *
 * @element ilp-plan-review-view
 */
@customElement('ilp-plan-review-view')
export class IlpPlanReviewView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .decide {
        max-inline-size: 44rem;
      }
    `,
  ];

  @state() private plan: CoursePlan | null = null;
  @state() private course: PlanCourse | null = null;
  @state() private waiving: WaiveEvent | null = null;
  @state() private text = '';
  @state() private textError = '';

  private readonly attempt = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.path] as const,
    task: async ([path], { signal }) => {
      try {
        this.plan = await this.api.get<CoursePlan>(path, { signal });
      } catch (error) {
        if (!(error instanceof ProblemError) || error.code !== 'not-found') throw error;
        this.plan = null;
      }
    },
  });

  private get path(): string {
    return `/class/${encodeURIComponent(this.params.personId ?? '')}/course-plan`;
  }

  protected override render() {
    const student = encodeURIComponent(this.params.personId ?? '');
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor(`class/${student}`)}>${t('shell.title-student')}</a>
        <h1 tabindex="-1">${t('shell.title-course-plan')}</h1>
      </div>
      ${renderLoad(this.loading, () =>
        this.plan
          ? this.renderPlan(this.plan)
          : html`<p class="quiet">${t('courses.staff-plan-none')}</p>`,
      )}
    </div>`;
  }

  private renderPlan(plan: CoursePlan) {
    return html`<div>
        <span class=${plan.state === 'approved' ? 'badge good' : 'badge'}>
          ${t(
            plan.state === 'submitted' && plan.mayDecide
              ? 'courses.plan-state-submitted-staff'
              : `courses.plan-state-${plan.state}`,
          )}
        </span>
      </div>
      ${plan.mayDecide ? this.renderDecide(plan) : nothing}
      <ilp-plan-grid
        .plan=${plan}
        @ilp-plan-open=${({ course }: PlanOpenEvent) => (this.course = course)}
      ></ilp-plan-grid>
      <section class="stack" aria-labelledby="audit">
        <h2 id="audit">${t('courses.audit-title-staff')}</h2>
        ${
          plan.audits.length === 0
            ? html`<p class="quiet">${t('courses.audit-none')}</p>`
            : plan.audits.map(
                (audit) =>
                  html`<ilp-audit-bars
                    .audit=${audit}
                    ?waives=${plan.mayDecide}
                    @ilp-audit-waive=${(event: WaiveEvent) => (this.waiving = event)}
                  ></ilp-audit-bars>`,
              )
        }
      </section>
      <ilp-plan-hands
        .hands=${plan.hands}
        ?busy=${this.attempt.isBusy}
        @ilp-plan-sign=${this.handleSign}
      ></ilp-plan-hands>
      <ilp-plan-steps .steps=${plan.steps}></ilp-plan-steps>
      ${this.renderCourse(plan)} ${this.renderWaiving()}`;
  }

  private renderDecide(plan: CoursePlan) {
    const open = openPoints(plan);
    const isWaiting = plan.state === 'submitted';
    return html`<section class="stack decide">
      <ilp-field
        type="textarea"
        rows="2"
        label=${t('courses.staff-text')}
        error=${this.textError}
        maxlength="2000"
        .value=${this.text}
        @input=${(event: Event) => (this.text = (event.currentTarget as IlpField).value)}
      ></ilp-field>
      ${
        isWaiting && open.length > 0
          ? html`<p class="notice warn">
              ${t('courses.staff-open-points', { points: formatList(open) })}
            </p>`
          : nothing
      }
      ${this.attempt.renderFault()}
      <div class="actions">
        ${
          isWaiting
            ? html`<button
                  type="button"
                  class="button primary"
                  ?disabled=${open.length > 0 || this.attempt.isBusy}
                  @click=${() => void this.step('approved')}
                >
                  ${t('courses.staff-approve')}
                </button>
                ${this.renderStep('returned', 'courses.staff-return')}`
            : nothing
        }
        ${plan.state === 'approved' ? this.renderStep('reopened', 'courses.staff-reopen') : nothing}
        ${this.renderStep('commented', 'courses.staff-comment')}
      </div>
    </section>`;
  }

  private readonly handleSign = ({ signature }: PlanSignEvent) =>
    this.attempt.run(async () => {
      if (signature.kind !== 'paper') return;
      const { fingerprint, name, signer, signedOn } = signature;
      const paper = { fingerprint, name, signer, signedOn };
      this.plan = await this.api.post<CoursePlan>(`${this.path}/signatures`, paper);
    });

  private renderStep(
    kind: StaffStep['kind'],
    words: 'courses.staff-return' | 'courses.staff-reopen' | 'courses.staff-comment',
  ) {
    return html`<button
      type="button"
      class="button"
      ?disabled=${this.attempt.isBusy}
      @click=${() => void this.step(kind)}
    >
      ${t(words)}
    </button>`;
  }

  private renderCourse(plan: CoursePlan) {
    const course = plan.courses.find(({ id }) => id === this.course?.id);
    if (!course) return nothing;
    return html`<ilp-plan-course
      .course=${course}
      .titles=${plan.titles}
      ?excepts=${plan.mayDecide}
      @ilp-plan-except=${({ reason }: ExceptEvent) => {
        this.course = null;
        void this.except('prerequisite', course.code, reason);
      }}
      @ilp-dialog-close=${() => (this.course = null)}
    ></ilp-plan-course>`;
  }

  private renderWaiving() {
    const { waiving } = this;
    if (!waiving) return nothing;
    const requirement = localName(waiving.requirement);
    return html`<ilp-dialog
      heading=${t('courses.audit-waive', { requirement })}
      open
      @ilp-dialog-close=${() => (this.waiving = null)}
    >
      <form
        class="stack"
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          const reason = new FormData(event.currentTarget as HTMLFormElement).get('reason');
          if (typeof reason !== 'string' || reason.trim() === '') return;
          this.waiving = null;
          void this.except('requirement', waiving.ref, reason.trim());
        }}
      >
        <ilp-field
          name="reason"
          label=${t('courses.exception-label')}
          maxlength="500"
          required
        ></ilp-field>
        <div>
          <button type="submit" class="button primary">
            ${t('courses.audit-waive', { requirement })}
          </button>
        </div>
      </form>
    </ilp-dialog>`;
  }

  private except(kind: 'prerequisite' | 'requirement', ref: string, reason: string) {
    return this.attempt.run(async () => {
      this.plan = await this.api.put<CoursePlan>(`${this.path}/exceptions`, { kind, ref, reason });
    });
  }

  private async step(kind: StaffStep['kind']): Promise<void> {
    const text = this.text.trim();
    this.textError = kind !== 'approved' && text === '' ? t('courses.staff-text-missing') : '';
    if (this.textError) return;
    const isDone = await this.attempt.run(async () => {
      this.plan = await this.api.post<CoursePlan>(`${this.path}/steps`, { kind, text });
    });
    if (isDone) this.text = '';
  }
}

/** What keeps the plan from being approved; the server has the last word. */
function openPoints({ courses, audits }: CoursePlan): string[] {
  const wrong = courses.filter(
    ({ problems, exception }) => problems.length > 0 && exception === null,
  );
  const missing = audits
    .flatMap(({ requirements }) => requirements)
    .filter((one) => one.missing > 0 && one.waiver === null);
  return [...wrong.map(({ title }) => title), ...missing.map(localName)];
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-plan-review-view': IlpPlanReviewView;
  }
}
