import type { StaffCorrection } from '#contracts/record.js';

/** The server knows the requests better now. */
export class CorrectionsEvent extends Event {
  static readonly type = 'ilp-corrections';
  readonly items: readonly StaffCorrection[];

  constructor(items: readonly StaffCorrection[]) {
    super(CorrectionsEvent.type, { bubbles: true, composed: true });
    this.items = items;
  }
}

declare global {
  interface HTMLElementEventMap {
    [CorrectionsEvent.type]: CorrectionsEvent;
  }
}
