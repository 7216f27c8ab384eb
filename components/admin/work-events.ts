import type { NewWorkGrant } from '#contracts/course-work.js';

/** An administrator lets Pathlight read course work in one LMS. */
export class WorkAllowEvent extends Event {
  static readonly type = 'ilp-work-allow';
  readonly grant: NewWorkGrant;

  constructor(grant: NewWorkGrant) {
    super(WorkAllowEvent.type, { bubbles: true, composed: true });
    this.grant = grant;
  }
}

declare global {
  interface HTMLElementEventMap {
    [WorkAllowEvent.type]: WorkAllowEvent;
  }
}
