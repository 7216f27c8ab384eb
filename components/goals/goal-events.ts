import type { GoalChangesInput } from '#contracts/goals.js';

/** A person asked for another state of a goal; the owner of the data decides. */
export class GoalChangeEvent extends Event {
  static readonly type = 'ilp-goal-change';
  readonly goalId: string;
  readonly changes: GoalChangesInput;

  constructor(goalId: string, changes: GoalChangesInput) {
    super(GoalChangeEvent.type, { bubbles: true, composed: true });
    this.goalId = goalId;
    this.changes = changes;
  }
}

export class GoalEditEvent extends Event {
  static readonly type = 'ilp-goal-edit';
  readonly goalId: string;

  constructor(goalId: string) {
    super(GoalEditEvent.type, { bubbles: true, composed: true });
    this.goalId = goalId;
  }
}

export class GoalRemoveEvent extends Event {
  static readonly type = 'ilp-goal-remove';
  readonly goalId: string;

  constructor(goalId: string) {
    super(GoalRemoveEvent.type, { bubbles: true, composed: true });
    this.goalId = goalId;
  }
}

/** The student said how a tagged assignment helps. */
export class StepChangeEvent extends Event {
  static readonly type = 'ilp-step-change';
  readonly tagId: string;
  readonly helpsBecause: string | null;

  constructor(tagId: string, helpsBecause: string | null) {
    super(StepChangeEvent.type, { bubbles: true, composed: true });
    this.tagId = tagId;
    this.helpsBecause = helpsBecause;
  }
}

declare global {
  interface HTMLElementEventMap {
    [GoalChangeEvent.type]: GoalChangeEvent;
    [GoalEditEvent.type]: GoalEditEvent;
    [GoalRemoveEvent.type]: GoalRemoveEvent;
    [StepChangeEvent.type]: StepChangeEvent;
  }
}
