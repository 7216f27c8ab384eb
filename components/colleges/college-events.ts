import type { CollegeCriterion } from '#contracts/college-selector.js';

/** A criterion got another value; an empty one takes it away. */
export class CriterionChangeEvent extends Event {
  readonly by: CollegeCriterion;
  readonly value: string;

  constructor(by: CollegeCriterion, value: string) {
    super('ilp-criterion-change', { bubbles: true, composed: true });
    this.by = by;
    this.value = value;
  }
}

/** Criteria became wishes, or musts. */
export class CriterionNiceEvent extends Event {
  readonly criteria: readonly CollegeCriterion[];
  readonly isNice: boolean;

  constructor(criteria: readonly CollegeCriterion[], isNice: boolean) {
    super('ilp-criterion-nice', { bubbles: true, composed: true });
    this.criteria = criteria;
    this.isNice = isNice;
  }
}

/** A college is to be compared, or no longer. */
export class CollegePickEvent extends Event {
  readonly code: string;

  constructor(code: string) {
    super('ilp-college-pick', { bubbles: true, composed: true });
    this.code = code;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ilp-college-pick': CollegePickEvent;
    'ilp-criterion-change': CriterionChangeEvent;
    'ilp-criterion-nice': CriterionNiceEvent;
  }
}
