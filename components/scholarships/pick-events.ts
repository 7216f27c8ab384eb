import type { Picks } from '#contracts/scholarships.js';

/** Something about kept scholarships is to be asked of the server, which answers with all of them. */
export interface PickCall {
  method: 'post' | 'patch' | 'delete';
  path: string;
  body?: object;
  /** What is said once it is done; with `undoPath` it can be taken back. */
  done?: string;
  undoPath?: string;
}

/** @fires by cards and forms; the page sends it and calls back when it worked out. */
export class PickCallEvent extends Event {
  static readonly type = 'ilp-pick-call';
  readonly call: PickCall;
  readonly then: (picks: Picks) => void;

  constructor(call: PickCall, then: (picks: Picks) => void = () => undefined) {
    super(PickCallEvent.type, { bubbles: true, composed: true });
    this.call = call;
    this.then = then;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [PickCallEvent.type]: PickCallEvent;
  }
}
