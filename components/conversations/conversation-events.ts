import type { TalkField } from '#contracts/conversation-text.js';

/** Somebody types in a field. */
export class TalkWriteEvent extends Event {
  static readonly type = 'ilp-talk-write';
  readonly field: TalkField;
  readonly text: string;

  constructor(field: TalkField, text: string) {
    super(TalkWriteEvent.type, { bubbles: true, composed: true });
    this.field = field;
    this.text = text;
  }
}

export type Choice = 'mine' | 'theirs' | 'both';

/** Of two versions of a field, which one stays. */
export class TalkChooseEvent extends Event {
  static readonly type = 'ilp-talk-choose';
  readonly field: TalkField;
  readonly choice: Choice;

  constructor(field: TalkField, choice: Choice) {
    super(TalkChooseEvent.type, { bubbles: true, composed: true });
    this.field = field;
    this.choice = choice;
  }
}

/** One of the two says yes, or the agreement is taken back. */
export class TalkAgreeEvent extends Event {
  static readonly type = 'ilp-talk-agree';
  readonly who: 'student' | 'staff' | 'nobody';

  constructor(who: 'student' | 'staff' | 'nobody') {
    super(TalkAgreeEvent.type, { bubbles: true, composed: true });
    this.who = who;
  }
}

declare global {
  interface HTMLElementEventMap {
    [TalkWriteEvent.type]: TalkWriteEvent;
    [TalkChooseEvent.type]: TalkChooseEvent;
    [TalkAgreeEvent.type]: TalkAgreeEvent;
  }
}
