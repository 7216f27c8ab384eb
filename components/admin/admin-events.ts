/** Something about the district's connections has changed: what is on screen is old. */
export class ConnectionsChangeEvent extends Event {
  static readonly type = 'ilp-connections-change';

  constructor() {
    super(ConnectionsChangeEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [ConnectionsChangeEvent.type]: ConnectionsChangeEvent;
  }
}
