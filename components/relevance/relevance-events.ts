/** Somebody wants to know more about a line of the map. */
export class WantOpenEvent extends Event {
  static readonly type = 'ilp-want-open';
  readonly kind: string;
  readonly id: string;

  constructor(kind: string, id: string) {
    super(WantOpenEvent.type, { bubbles: true, composed: true });
    this.kind = kind;
    this.id = id;
  }
}

/** Course work was tagged with what is open, or no longer. */
export class WantTagEvent extends Event {
  static readonly type = 'ilp-want-tag';

  constructor() {
    super(WantTagEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [WantOpenEvent.type]: WantOpenEvent;
    [WantTagEvent.type]: WantTagEvent;
  }
}
