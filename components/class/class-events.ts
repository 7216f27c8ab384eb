/** The teacher wants the class list from the LMS now. */
export class RosterRefreshEvent extends Event {
  static readonly type = 'ilp-roster-refresh';

  constructor() {
    super(RosterRefreshEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [RosterRefreshEvent.type]: RosterRefreshEvent;
  }
}
