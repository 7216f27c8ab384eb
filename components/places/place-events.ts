import type { Places } from '#contracts/places.js';

/** Something about places is to be asked of the server, which answers with all of them. */
export interface PlaceCall {
  method: 'post' | 'patch' | 'delete';
  path: string;
  body?: object;
  /** What is said once it is done; with `undoPath` it can be taken back. */
  done?: string;
  undoPath?: string;
}

/** @fires by cards and forms; the page sends it and calls back. */
export class PlaceCallEvent extends Event {
  readonly call: PlaceCall;
  /** Called when it worked out, with what there is now. */
  readonly then: (places: Places) => void;

  constructor(call: PlaceCall, then: (places: Places) => void = () => undefined) {
    super('ilp-place-call', { bubbles: true, composed: true });
    this.call = call;
    this.then = then;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ilp-place-call': PlaceCallEvent;
  }
}
