/** A teacher has answered for a copied course: what the course has may be different now. */
export class CopyAnsweredEvent extends Event {
  static readonly type = 'ilp-copy-answered';

  constructor() {
    super(CopyAnsweredEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [CopyAnsweredEvent.type]: CopyAnsweredEvent;
  }
}
