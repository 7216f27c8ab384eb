import type { NewCaliperEndpoint } from '#contracts/caliper.js';

/** An administrator says where events go. */
export class CaliperSetEvent extends Event {
  static readonly type = 'ilp-caliper-set';
  readonly endpoint: NewCaliperEndpoint;

  constructor(endpoint: NewCaliperEndpoint) {
    super(CaliperSetEvent.type, { bubbles: true, composed: true });
    this.endpoint = endpoint;
  }
}

declare global {
  interface HTMLElementEventMap {
    [CaliperSetEvent.type]: CaliperSetEvent;
  }
}
