import type { Place, Places } from '#contracts/places.js';

/** Something about places is to be asked of the server, which answers with all of them. */
export interface PlaceCall {
  method: 'post' | 'patch' | 'delete';
  path: string;
  body?: object;
  /** The place that is changed, as it was seen: its revision goes with the body. */
  place?: Place;
  /** What is said once it is done; with `undoPath` it can be taken back. */
  done?: string;
  undoPath?: string;
}

/** @fires by cards and forms; the page sends it and calls back. */
export class PlaceCallEvent extends Event {
  readonly call: PlaceCall;
  /** Called when it worked out, with what there is now. */
  readonly then: (places: Places) => void;
  /** Called at the end, however it ended. */
  readonly after: () => void;

  constructor(
    call: PlaceCall,
    then: (places: Places) => void = () => undefined,
    after: () => void = () => undefined,
  ) {
    super('ilp-place-call', { bubbles: true, composed: true });
    this.call = call;
    this.then = then;
    this.after = after;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ilp-place-call': PlaceCallEvent;
  }
}
