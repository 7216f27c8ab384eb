/** What is wished for somebody of the family, or for an invitation. */
export type FamilyWish =
  | { wish: 'end'; id: string; reason: string }
  | { wish: 'sign-out'; id: string }
  | { wish: 'again'; id: string }
  | { wish: 'withdraw'; id: string };

export class FamilyWishEvent extends Event {
  static readonly type = 'ilp-family-wish';
  readonly wish: FamilyWish;

  constructor(wish: FamilyWish) {
    super(FamilyWishEvent.type, { bubbles: true, composed: true });
    this.wish = wish;
  }
}

declare global {
  interface HTMLElementEventMap {
    [FamilyWishEvent.type]: FamilyWishEvent;
  }
}
