import type { Signer, TalkField } from '#contracts/conversation-text.js';

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

/** Somebody in the room typed their name. */
export class TalkSignEvent extends Event {
  static readonly type = 'ilp-talk-sign';
  readonly role: Signer;
  readonly name: string;
  readonly relation: string;

  constructor({ role, name, relation }: Pick<TalkSignEvent, 'role' | 'name' | 'relation'>) {
    super(TalkSignEvent.type, { bubbles: true, composed: true });
    this.role = role;
    this.name = name;
    this.relation = relation;
  }
}

/** A signature is taken back, or all is closed. */
export class TalkSignedEvent extends Event {
  static readonly type = 'ilp-talk-signed';
  /** The signature to take back; null to close the conversation. */
  readonly signatureId: string | null;

  constructor(signatureId: string | null) {
    super(TalkSignedEvent.type, { bubbles: true, composed: true });
    this.signatureId = signatureId;
  }
}

declare global {
  interface HTMLElementEventMap {
    [TalkWriteEvent.type]: TalkWriteEvent;
    [TalkChooseEvent.type]: TalkChooseEvent;
    [TalkAgreeEvent.type]: TalkAgreeEvent;
    [TalkSignEvent.type]: TalkSignEvent;
    [TalkSignedEvent.type]: TalkSignedEvent;
  }
}
