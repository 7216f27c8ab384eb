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

/** `seen`: say so on the goal; `say`: write about the goal; `note`: for staff; `worry`: for a counselor. */
export type ClassAct = 'seen' | 'say' | 'note' | 'worry';

/** The teacher does something about one student, right from their line. */
export class ClassActEvent extends Event {
  static readonly type = 'ilp-class-act';
  readonly personId: string;
  readonly act: ClassAct;

  constructor(personId: string, act: ClassAct) {
    super(ClassActEvent.type, { bubbles: true, composed: true });
    this.personId = personId;
    this.act = act;
  }
}

/** A student is among those something is done about, or no longer. */
export class ClassPickEvent extends Event {
  static readonly type = 'ilp-class-pick';
  readonly personId: string;

  constructor(personId: string) {
    super(ClassPickEvent.type, { bubbles: true, composed: true });
    this.personId = personId;
  }
}

/** The teacher said something about these students' goals; `at` is null where it was taken back. */
export class SaidEvent extends Event {
  static readonly type = 'ilp-said';
  readonly personIds: readonly string[];
  readonly at: string | null;

  constructor(personIds: readonly string[], at: string | null) {
    super(SaidEvent.type, { bubbles: true, composed: true });
    this.personIds = personIds;
    this.at = at;
  }
}

/** A short note was kept; `isTold`: it went to the counselors too. */
export class NoteKeptEvent extends Event {
  static readonly type = 'ilp-note-kept';
  readonly isTold: boolean;

  constructor(isTold: boolean) {
    super(NoteKeptEvent.type, { bubbles: true, composed: true });
    this.isTold = isTold;
  }
}

declare global {
  interface HTMLElementEventMap {
    [RosterWishEvent.type]: RosterWishEvent;
    [GoalTalkEvent.type]: GoalTalkEvent;
    [NotStudentEvent.type]: NotStudentEvent;
    [TogetherEvent.type]: TogetherEvent;
    [ClassActEvent.type]: ClassActEvent;
    [ClassPickEvent.type]: ClassPickEvent;
    [SaidEvent.type]: SaidEvent;
    [NoteKeptEvent.type]: NoteKeptEvent;
  }
}
