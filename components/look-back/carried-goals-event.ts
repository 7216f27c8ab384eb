import type { CarriedGoal } from '#contracts/look-back.js';

/** Something was chosen about a goal of an earlier year: this is how all of them stand now. */
export class CarriedGoalsEvent extends Event {
  static readonly type = 'ilp-carried-goals';
  readonly goals: readonly CarriedGoal[];

  constructor(goals: readonly CarriedGoal[]) {
    super(CarriedGoalsEvent.type, { bubbles: true, composed: true });
    this.goals = goals;
  }
}

declare global {
  interface HTMLElementEventMap {
    [CarriedGoalsEvent.type]: CarriedGoalsEvent;
  }
}
