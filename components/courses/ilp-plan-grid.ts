import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CoursePlan, PlanCourse } from '#contracts/course-plans.js';
import {
  COURSE_GRADES,
  COURSE_TERMS,
  type CourseTerm,
  HIGH_SCHOOL_FROM,
} from '#contracts/course-fields.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { creditWords } from './course-words.js';
import './ilp-plan-tile.js';
import { PlanMoveEvent, PlanPickEvent } from './plan-events.js';
import { gridStyles } from './plan-grid.styles.js';

/**
 * The years of a student beside each other, each with its terms; courses are dragged from place to place,
 * or opened and moved there.
 *
 * @element ilp-plan-grid
 * @fires {PlanPickEvent} ilp-plan-pick - a place to add a course at
 * @fires {PlanMoveEvent} ilp-plan-move - a course was dropped at a place
 */
@customElement('ilp-plan-grid')
export class IlpPlanGrid extends IlpElement {
  static override styles = [layout, buttons, cards, gridStyles];

  @property({ attribute: false }) plan!: CoursePlan;

  @state() private showsMiddle: boolean | null = null;
  /** The place that a course is dragged over. */
  @state() private over = '';

  private get hasMiddle(): boolean {
    const { grade } = this.plan;
    return this.showsMiddle ?? (grade !== null && grade < HIGH_SCHOOL_FROM);
  }

  protected override render() {
    const grades = COURSE_GRADES.filter((grade) => this.hasMiddle || grade >= HIGH_SCHOOL_FROM);
    return html`<section class="stack" aria-labelledby="years">
      <div class="spread">
        <h2 id="years">${t('courses.plan-years')}</h2>
        <button
          type="button"
          class="button small quiet"
          aria-expanded=${this.hasMiddle ? 'true' : 'false'}
          @click=${() => (this.showsMiddle = !this.hasMiddle)}
        >
          ${t(this.hasMiddle ? 'courses.plan-middle-hide' : 'courses.plan-middle-show')}
        </button>
      </div>
      <div class="scroller" tabindex="0" role="group" aria-labelledby="years">
        <div class=${`grid years-${grades.length}`}>
          ${grades.map((grade) => this.renderYear(grade))}
        </div>
      </div>
    </section>`;
  }

  private renderYear(grade: number) {
    const courses = this.plan.courses.filter((course) => course.grade === grade);
    const credits = courses
      .filter(({ countedAs }) => countedAs === 'counts')
      .reduce((sum, course) => sum + course.credits, 0);
    const isNow = this.plan.grade === grade;
    return html`<section class=${isNow ? 'year now' : 'year'} aria-labelledby=${`grade-${grade}`}>
      <header>
        <h3 id=${`grade-${grade}`}>
          ${t('courses.grade', { grade: String(grade) })}
          ${isNow ? html`<span class="badge good">${t('courses.plan-year-now')}</span>` : nothing}
        </h3>
        <span class="small quiet">${creditWords(credits)}</span>
      </header>
      ${COURSE_TERMS.map((term) =>
        this.renderPlace(
          grade,
          term,
          courses.filter((course) => course.term === term),
        ),
      )}
    </section>`;
  }

  private renderPlace(grade: number, term: CourseTerm, courses: readonly PlanCourse[]) {
    const isPast = this.plan.grade !== null && grade < this.plan.grade;
    const isOpen = this.plan.mayChange && !isPast;
    const place = `${grade} ${term}`;
    const words = { grade: String(grade), term: t(`courses.term-${term}`) };
    return html`<div
      class=${this.over === place ? 'place over' : 'place'}
      @dragover=${isOpen ? (event: DragEvent) => this.handleOver(event, place) : nothing}
      @dragleave=${() => (this.over = '')}
      @drop=${isOpen ? (event: DragEvent) => this.handleDrop(event, grade, term) : nothing}
    >
      <h4>${words.term}</h4>
      <ul class="plain">
        ${repeat(
          courses,
          ({ id }) => id,
          (course) =>
            html`<li>
              <ilp-plan-tile
                .course=${course}
                .titles=${this.plan.titles}
                ?movable=${this.plan.mayChange && course.isPlanned}
              ></ilp-plan-tile>
            </li>`,
        )}
      </ul>
      ${
        isOpen
          ? html`<button
              type="button"
              class="add"
              aria-label=${t('courses.plan-add-to', words)}
              @click=${() => this.dispatchEvent(new PlanPickEvent(grade, term))}
            >
              ${icon('plus')} ${t('courses.plan-add')}
            </button>`
          : nothing
      }
    </div>`;
  }

  private handleOver(event: DragEvent, place: string): void {
    if (!event.dataTransfer?.types.includes('text/ilp-course')) return;
    event.preventDefault();
    this.over = place;
  }

  private handleDrop(event: DragEvent, grade: number, term: CourseTerm): void {
    const id = event.dataTransfer?.getData('text/ilp-course');
    this.over = '';
    if (!id) return;
    event.preventDefault();
    this.dispatchEvent(new PlanMoveEvent(id, grade, term));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-plan-grid': IlpPlanGrid;
  }
}
