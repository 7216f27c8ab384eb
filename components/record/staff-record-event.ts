import type { StaffRecord } from '#contracts/advising.js';

/** The server knows the student's record better now. */
export class StaffRecordEvent extends Event {
  static readonly type = 'ilp-staff-record';
  readonly record: StaffRecord;

  constructor(record: StaffRecord) {
    super(StaffRecordEvent.type, { bubbles: true, composed: true });
    this.record = record;
  }
}

declare global {
  interface HTMLElementEventMap {
    [StaffRecordEvent.type]: StaffRecordEvent;
  }
}
