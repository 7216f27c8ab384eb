import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CourseTitles } from '#contracts/catalog.js';
import { COURSE_GRADES, COURSE_TERMS, type CourseTerm } from '#contracts/course-fields.js';
import type { PlanCourse } from '#contracts/course-plans.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { creditWords } from './course-words.js';
import { PlanMoveEvent } from './plan-events.js';
import { exceptionWords, problemWords } from './plan-words.js';

/** A course is to leave the plan. */
export class PlanTakeOutEvent extends Event {
  static readonly type = 'ilp-plan-take-out';

  constructor() {
    super(PlanTakeOutEvent.type, { bubbles: true, composed: true });
  }
}

/** A reason why a rule does not hold; empty takes it back. */
export class ExceptEvent extends Event {
  static readonly type = 'ilp-plan-except';
  readonly reason: string;

  constructor(reason: string) {
    super(ExceptEvent.type, { bubbles: true, composed: true });
    this.reason = reason;
  }
}

/**
 * A planned course: what is wrong with its place, why it fits anyway, and where else it may go. All that
 * dragging does, without dragging.
 *
 * @element ilp-plan-course
 * @fires {PlanMoveEvent} ilp-plan-move
 * @fires {PlanTakeOutEvent} ilp-plan-take-out
 * @fires {ExceptEvent} ilp-plan-except
 * @fires ilp-dialog-close
 */
@customElement('ilp-plan-course')
export class IlpPlanCourse extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .columns {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--ilp-space-3);
      }
    `,
  ];

  @property({ attribute: false }) course!: PlanCourse;
  @property({ attribute: false }) titles: CourseTitles = {};
  /** The grade that the student is in: earlier years are over. */
  @property({ attribute: false }) from: number | null = null;
  /** Whether the course may be moved; staff only give reasons. */
  @property({ type: Boolean }) movable = false;
  @property({ type: Boolean }) excepts = false;
  @property({ type: Boolean }) own = false;

  protected override render() {
    const { course } = this;
    return html`<ilp-dialog heading=${course.title} open>
      <div class="stack">
        <p class="small quiet">
          ${[course.code, creditWords(course.credits), ...(course.area ? [t(`courses.area-${course.area}`)] : [])].join(' · ')}
        </p>
        ${course.problems.map(
          (problem) => html`<p class="notice warn">${problemWords(problem, this.titles)}</p>`,
        )}
        ${course.exception ? html`<p>${exceptionWords(course.exception, this.own)}</p>` : nothing}
        ${this.movable ? this.renderMove() : nothing}
        ${this.excepts ? this.renderReason() : nothing}
      </div>
    </ilp-dialog>`;
  }

  private renderMove() {
    const { course, from } = this;
    const grades = COURSE_GRADES.filter((grade) => from === null || grade >= from);
    return html`<form class="stack" @submit=${this.handleMove}>
      <div class="columns">
        <ilp-field
          name="grade"
          type="select"
          label=${t('courses.catalog-grade')}
          .value=${String(course.grade)}
          .options=${grades.map((grade) => ({ value: String(grade), label: String(grade) }))}
        ></ilp-field>
        <ilp-field
          name="term"
          type="select"
          label=${t('courses.field-term')}
          .value=${course.term}
          .options=${COURSE_TERMS.map((value) => ({ value, label: t(`courses.term-${value}`) }))}
        ></ilp-field>
      </div>
      <div class="actions">
        <button type="submit" class="button primary">${t('courses.plan-move-to')}</button>
        <button
          type="button"
          class="button danger"
          @click=${() => this.dispatchEvent(new PlanTakeOutEvent())}
        >
          ${t('courses.plan-take-out')}
        </button>
      </div>
    </form>`;
  }

  private renderReason() {
    const { course } = this;
    if (course.problems.length === 0 && !course.exception) return nothing;
    return html`<form class="stack" @submit=${this.handleReason}>
      <ilp-field
        name="reason"
        label=${t('courses.exception-title', { course: course.title })}
        hint=${t('courses.exception-hint')}
        maxlength="500"
        .value=${course.exception?.reason ?? ''}
      ></ilp-field>
      <div><button type="submit" class="button">${t('courses.exception-give')}</button></div>
    </form>`;
  }

  private readonly handleMove = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const term = data.get('term') as CourseTerm;
    this.dispatchEvent(new PlanMoveEvent(this.course.id, Number(data.get('grade')), term));
  };

  private readonly handleReason = (event: SubmitEvent): void => {
    event.preventDefault();
    const reason = new FormData(event.currentTarget as HTMLFormElement).get('reason');
    this.dispatchEvent(new ExceptEvent(typeof reason === 'string' ? reason.trim() : ''));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-plan-course': IlpPlanCourse;
  }
  interface HTMLElementEventMap {
    [PlanTakeOutEvent.type]: PlanTakeOutEvent;
    [ExceptEvent.type]: ExceptEvent;
  }
}
