import type { CourseTerm } from '#contracts/course-fields.js';
import type { PlanCourse } from '#contracts/course-plans.js';

/** A place of the plan, to add a course at. */
export class PlanPickEvent extends Event {
  static readonly type = 'ilp-plan-pick';
  readonly grade: number;
  readonly term: CourseTerm;

  constructor(grade: number, term: CourseTerm) {
    super(PlanPickEvent.type, { bubbles: true, composed: true });
    this.grade = grade;
    this.term = term;
  }
}

/** A course is to stand at another place. */
export class PlanMoveEvent extends Event {
  static readonly type = 'ilp-plan-move';
  readonly id: string;
  readonly grade: number;
  readonly term: CourseTerm;

  constructor(id: string, grade: number, term: CourseTerm) {
    super(PlanMoveEvent.type, { bubbles: true, composed: true });
    this.id = id;
    this.grade = grade;
    this.term = term;
  }
}

/** A course of the plan was opened. */
export class PlanOpenEvent extends Event {
  static readonly type = 'ilp-plan-open';
  readonly course: PlanCourse;

  constructor(course: PlanCourse) {
    super(PlanOpenEvent.type, { bubbles: true, composed: true });
    this.course = course;
  }
}

declare global {
  interface HTMLElementEventMap {
    [PlanPickEvent.type]: PlanPickEvent;
    [PlanMoveEvent.type]: PlanMoveEvent;
    [PlanOpenEvent.type]: PlanOpenEvent;
  }
}
