import type { NewGroupInput, NewPartInput } from '#contracts/group-goals.js';

/** What a person may want of a group: come in, go, show or keep their step, and what only its maker does. */
export type GroupWish =
  | 'join'
  | 'leave'
  | 'share'
  | 'keep'
  | 'reach'
  | 'resume'
  | 'code'
  | 'end-code'
  | 'close'
  | 'reopen';

/** A person asked for something about a group; the owner of the data does it. */
export class GroupWishEvent extends Event {
  static readonly type = 'ilp-group-wish';
  readonly groupId: string;
  readonly wish: GroupWish;

  constructor(groupId: string, wish: GroupWish) {
    super(GroupWishEvent.type, { bubbles: true, composed: true });
    this.groupId = groupId;
    this.wish = wish;
  }
}

/** A new group's form is ready to send. */
export class GroupMakeEvent extends Event {
  static readonly type = 'ilp-group-make';
  readonly values: NewGroupInput;

  constructor(values: NewGroupInput) {
    super(GroupMakeEvent.type, { bubbles: true, composed: true });
    this.values = values;
  }
}

/** A person said what their step is, and who is shown it. */
export class GroupJoinEvent extends Event {
  static readonly type = 'ilp-group-join';
  readonly part: NewPartInput;

  constructor(part: NewPartInput) {
    super(GroupJoinEvent.type, { bubbles: true, composed: true });
    this.part = part;
  }
}

/** A person typed a join code. */
export class GroupLookEvent extends Event {
  static readonly type = 'ilp-group-look';
  readonly code: string;

  constructor(code: string) {
    super(GroupLookEvent.type, { bubbles: true, composed: true });
    this.code = code;
  }
}

declare global {
  interface HTMLElementEventMap {
    [GroupWishEvent.type]: GroupWishEvent;
    [GroupMakeEvent.type]: GroupMakeEvent;
    [GroupJoinEvent.type]: GroupJoinEvent;
    [GroupLookEvent.type]: GroupLookEvent;
  }
}
