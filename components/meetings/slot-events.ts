/** What a counselor wants of a slot. */
export type SlotWish =
  | { kind: 'give'; personId: string; name: string; attendees: string }
  | { kind: 'move'; toSlotId: string }
  | { kind: 'cancel' }
  | { kind: 'begin' };

export class SlotWishEvent extends Event {
  static readonly type = 'ilp-slot-wish';
  readonly wish: SlotWish;

  constructor(wish: SlotWish) {
    super(SlotWishEvent.type, { bubbles: true, composed: true });
    this.wish = wish;
  }
}

declare global {
  interface HTMLElementEventMap {
    [SlotWishEvent.type]: SlotWishEvent;
  }
}
