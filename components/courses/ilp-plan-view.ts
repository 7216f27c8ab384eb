import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { COURSE_GRADES, type CourseTerm } from '#contracts/course-fields.js';
import type { CoursePlan, PlanCourse } from '#contracts/course-plans.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout } from '../styles/shared.js';
import './ilp-audit-bars.js';
import './ilp-plan-choices.js';
import type { PlanAddEvent } from './ilp-plan-choices.js';
import './ilp-plan-course.js';
import type { ExceptEvent } from './ilp-plan-course.js';
import './ilp-plan-grid.js';
import './ilp-plan-hands.js';
import type { PlanSignEvent } from './ilp-plan-hands.js';
import './ilp-plan-head.js';
import './ilp-plan-steps.js';
import './ilp-plan-targets.js';
import { PlanDesk } from './plan-desk.js';
import type { PlanMoveEvent, PlanOpenEvent, PlanPickEvent } from './plan-events.js';
import type { PlanWishEvent } from './ilp-plan-head.js';

type Open =
  | { kind: 'add'; grade: number; term: CourseTerm }
  | { kind: 'course'; course: PlanCourse }
  | null;

/**
 * The student's plan of courses: years and terms, what they count toward the diploma, and the way of the
 * plan to the counselor. Needs the `courses` messages.
 *
 * @element ilp-plan-view
 */
@customElement('ilp-plan-view')
export class IlpPlanView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .links {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-1) var(--ilp-space-4);
      }

      .ask {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--ilp-space-3);
      }
    `,
  ];

  @state() private open: Open = null;
  /** Which plan is shown; `main` is the plan itself. */
  @state() private shownId = 'main';

  private readonly desk = new PlanDesk(this);
  private readonly loading = new Task(this, {
    args: () => [this.shownId] as const,
    task: async ([id], { signal }) =>
      this.desk.show(await this.api.get<CoursePlan>(`/course-plans/${id}`, { signal })),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('shell.title-course-plan')}</h1>
        <p class="quiet">${t('courses.plan-intro')}</p>
        <p class="links">
          <a href=${hrefFor('courses/taken')}>${t('shell.title-courses-taken')}</a>
          <a href=${hrefFor('catalog')}>${t('shell.title-catalog')}</a>
        </p>
      </div>
      ${renderLoad(this.loading, () => (this.desk.plan ? this.renderPlan(this.desk.plan) : nothing))}
    </div>`;
  }

  private renderPlan(plan: CoursePlan) {
    return html`<ilp-plan-head
        .plan=${plan}
        .busy=${this.desk.attempt.isBusy}
        @ilp-plan-wish=${(event: PlanWishEvent) => void this.handleWish(event)}
      ></ilp-plan-head>
      ${this.desk.attempt.renderFault()} ${plan.grade === null ? this.renderGradeAsk() : nothing}
      <ilp-plan-grid
        .plan=${plan}
        @ilp-plan-pick=${({ grade, term }: PlanPickEvent) =>
          (this.open = { kind: 'add', grade, term })}
        @ilp-plan-open=${({ course }: PlanOpenEvent) => (this.open = { kind: 'course', course })}
        @ilp-plan-move=${this.handleMove}
      ></ilp-plan-grid>
      <section class="stack" aria-labelledby="audit">
        <h2 id="audit">${t('courses.audit-title')}</h2>
        <ilp-plan-targets
          .plan=${plan}
          @change=${(event: CustomEvent<string[]>) =>
            void this.desk.ask(({ id }) =>
              this.api.patch<CoursePlan>(`/course-plans/${id}`, { targets: event.detail }),
            )}
        ></ilp-plan-targets>
        ${
          plan.audits.length === 0
            ? html`<p class="quiet">${t('courses.audit-none')}</p>`
            : plan.audits.map((audit) => html`<ilp-audit-bars .audit=${audit}></ilp-audit-bars>`)
        }
      </section>
      ${
        plan.isMain
          ? html`<ilp-plan-hands
              .hands=${plan.hands}
              ?busy=${this.desk.attempt.isBusy}
              @ilp-plan-sign=${this.handleSign}
            ></ilp-plan-hands>`
          : nothing
      }
      <ilp-plan-steps .steps=${plan.steps}></ilp-plan-steps>
      ${
        plan.isMain
          ? html`<p><a href=${hrefFor('courses/history')}>${t('courses.history-link')}</a></p>`
          : nothing
      }
      ${this.renderOpen(plan)}`;
  }

  private renderGradeAsk() {
    return html`<div class="notice ask">
      <ilp-field
        type="select"
        label=${t('courses.plan-grade-ask')}
        hint=${t('courses.plan-grade-ask-text')}
        .value=${''}
        .options=${[
          { value: '', label: t('courses.not-said') },
          ...COURSE_GRADES.map((grade) => ({ value: String(grade), label: String(grade) })),
        ]}
        @change=${(event: Event) => {
          const { value } = event.currentTarget as IlpField;
          if (value === '') return;
          void this.desk.ask(({ id }) =>
            this.api.patch<CoursePlan>(`/course-plans/${id}`, { grade: Number(value) }),
          );
        }}
      ></ilp-field>
    </div>`;
  }

  private renderOpen(plan: CoursePlan) {
    const { open } = this;
    if (open?.kind === 'add')
      return html`<ilp-plan-choices
        .api=${this.api}
        plan-id=${plan.id}
        grade=${open.grade}
        term=${open.term}
        @ilp-plan-add=${({ choice }: PlanAddEvent) => {
          this.open = null;
          void this.desk.add(choice.code, choice.title, open.grade, open.term);
        }}
        @ilp-dialog-close=${() => (this.open = null)}
      ></ilp-plan-choices>`;
    if (open?.kind !== 'course') return nothing;
    const course = plan.courses.find(({ id }) => id === open.course.id);
    if (!course) return nothing;
    return html`<ilp-plan-course
      own
      .course=${course}
      .titles=${plan.titles}
      .from=${plan.grade}
      ?movable=${plan.mayChange}
      ?excepts=${plan.mayChange}
      @ilp-plan-move=${this.handleMove}
      @ilp-plan-take-out=${() => {
        this.open = null;
        void this.desk.takeOut(course.id);
      }}
      @ilp-plan-except=${({ reason }: ExceptEvent) => {
        this.open = null;
        const body = { kind: 'prerequisite', ref: course.code, reason };
        void this.desk.ask(({ id }) =>
          this.api.put<CoursePlan>(`/course-plans/${id}/exceptions`, body),
        );
      }}
      @ilp-dialog-close=${() => (this.open = null)}
    ></ilp-plan-course>`;
  }

  private readonly handleMove = ({ id, grade, term }: PlanMoveEvent): void => {
    this.open = null;
    void this.desk.move(id, grade, term);
  };

  private readonly handleSign = ({ signature }: PlanSignEvent): void => {
    const { fingerprint, name } = signature;
    const comment = signature.kind === 'own' ? signature.comment : '';
    void this.desk.ask(({ id }) =>
      this.api.post<CoursePlan>(`/course-plans/${id}/signature`, { fingerprint, name, comment }),
    );
  };

  private async handleWish({ wish, text }: PlanWishEvent): Promise<void> {
    const path = (id: string) => `/course-plans/${id}`;
    const { desk, api } = this;
    if (wish === 'show') this.shownId = text;
    else if (wish === 'copy')
      await desk.ask(({ id }) => api.post<CoursePlan>('/course-plans', { fromId: id, name: text }));
    else if (wish === 'remove') await desk.ask(({ id }) => api.delete<CoursePlan>(path(id)));
    else
      await desk.ask(({ id }) =>
        api.post<CoursePlan>(`${path(id)}/${wish}`, wish === 'submit' ? { text } : undefined),
      );
    if (wish !== 'show' && desk.plan) this.shownId = desk.plan.isMain ? 'main' : desk.plan.id;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-plan-view': IlpPlanView;
  }
}
