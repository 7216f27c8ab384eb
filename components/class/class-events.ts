/** What the teacher wants done about the class list: read it now, stop reading, or settle a held one. */
export type RosterWish = 'refresh' | 'cancel' | 'take-new' | 'keep-old';

export class RosterWishEvent extends Event {
  static readonly type = 'ilp-roster-wish';
  readonly wish: RosterWish;

  constructor(wish: RosterWish) {
    super(RosterWishEvent.type, { bubbles: true, composed: true });
    this.wish = wish;
  }
}

/** Staff want to read or add comments on a student's goal. */
export class GoalTalkEvent extends Event {
  static readonly type = 'ilp-goal-talk';
  readonly goalId: string;
  readonly title: string;

  constructor(goalId: string, title: string) {
    super(GoalTalkEvent.type, { bubbles: true, composed: true });
    this.goalId = goalId;
    this.title = title;
  }
}

export interface StudentChange {
  personId: string;
  name: string;
  /** Whether they are a student of the class now. */
  isStudent: boolean;
}

/** Somebody was taken off the class, or put back. */
export class NotStudentEvent extends Event {
  static readonly type = 'ilp-not-student';
  readonly change: StudentChange;

  constructor(change: StudentChange) {
    super(NotStudentEvent.type, { bubbles: true, composed: true });
    this.change = change;
  }
}

/** Other courses are shown together with this one, or none any more. */
export class TogetherEvent extends Event {
  static readonly type = 'ilp-together';

  constructor() {
    super(TogetherEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [RosterWishEvent.type]: RosterWishEvent;
    [GoalTalkEvent.type]: GoalTalkEvent;
    [NotStudentEvent.type]: NotStudentEvent;
    [TogetherEvent.type]: TogetherEvent;
  }
}
