/** A line that staff wrote down is to go. */
export class RecordRemoveEvent extends Event {
  static readonly type = 'ilp-record-remove';
  readonly recordId: string;

  constructor(recordId: string) {
    super(RecordRemoveEvent.type, { bubbles: true, composed: true });
    this.recordId = recordId;
  }
}

/** What was waived or added is to be as the rule says again. */
export class ChangeEndEvent extends Event {
  static readonly type = 'ilp-change-end';
  readonly changeId: string;

  constructor(changeId: string) {
    super(ChangeEndEvent.type, { bubbles: true, composed: true });
    this.changeId = changeId;
  }
}

declare global {
  interface HTMLElementEventMap {
    [RecordRemoveEvent.type]: RecordRemoveEvent;
    [ChangeEndEvent.type]: ChangeEndEvent;
  }
}
