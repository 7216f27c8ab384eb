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

declare global {
  interface HTMLElementEventMap {
    [RosterWishEvent.type]: RosterWishEvent;
  }
}
