import type { Goal, GoalChangesInput, NewGoalInput } from '#contracts/goals.js';

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

/** What a person wants to open about a goal. */
export type GoalPanel = 'edit' | 'history' | 'comments' | 'part' | 'rests';

export class GoalOpenEvent extends Event {
  static readonly type = 'ilp-goal-open';
  readonly goalId: string;
  readonly panel: GoalPanel;

  constructor(goalId: string, panel: GoalPanel) {
    super(GoalOpenEvent.type, { bubbles: true, composed: true });
    this.goalId = goalId;
    this.panel = panel;
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

/** What is in a goal's form, ready to send. */
export class GoalSubmitEvent extends Event {
  static readonly type = 'ilp-goal-submit';
  readonly values: NewGoalInput;

  constructor(values: NewGoalInput) {
    super(GoalSubmitEvent.type, { bubbles: true, composed: true });
    this.values = values;
  }
}

/** What is in the form so far, to be kept if the page goes. */
export class GoalDraftEvent extends Event {
  static readonly type = 'ilp-goal-draft';
  readonly values: NewGoalInput;

  constructor(values: NewGoalInput) {
    super(GoalDraftEvent.type, { bubbles: true, composed: true });
    this.values = values;
  }
}

/** The person left the form without saving. */
export class GoalCancelEvent extends Event {
  static readonly type = 'ilp-goal-cancel';

  constructor() {
    super(GoalCancelEvent.type, { bubbles: true, composed: true });
  }
}

/** A goal was added or changed by its form. */
export class GoalSavedEvent extends Event {
  static readonly type = 'ilp-goal-saved';
  readonly goal: Goal;

  constructor(goal: Goal) {
    super(GoalSavedEvent.type, { bubbles: true, composed: true });
    this.goal = goal;
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
    [GoalOpenEvent.type]: GoalOpenEvent;
    [GoalRemoveEvent.type]: GoalRemoveEvent;
    [GoalSubmitEvent.type]: GoalSubmitEvent;
    [GoalDraftEvent.type]: GoalDraftEvent;
    [GoalCancelEvent.type]: GoalCancelEvent;
    [GoalSavedEvent.type]: GoalSavedEvent;
    [StepChangeEvent.type]: StepChangeEvent;
  }
}
