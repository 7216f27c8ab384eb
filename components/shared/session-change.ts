import type { SessionDetails } from '#contracts/session.js';

/** The visit goes on as somebody else: in a part of the staff, or in the course again. */
export class SessionChangeEvent extends Event {
  static readonly type = 'ilp-session-change';
  readonly session: SessionDetails;

  constructor(session: SessionDetails) {
    super(SessionChangeEvent.type, { bubbles: true, composed: true });
    this.session = session;
  }
}

declare global {
  interface HTMLElementEventMap {
    [SessionChangeEvent.type]: SessionChangeEvent;
  }
}
