import type { NewCaseloadPart } from '#contracts/caseload.js';

/** A form that empties itself once what it sent was taken. */
export interface ClearableForm {
  clear: () => void;
}

/** Somebody wants this part in the caseload. */
export class PartSubmitEvent extends Event {
  static readonly type = 'ilp-part-submit';
  readonly part: NewCaseloadPart;
  readonly form: ClearableForm;

  constructor(part: NewCaseloadPart, form: ClearableForm) {
    super(PartSubmitEvent.type, { bubbles: true, composed: true });
    this.part = part;
    this.form = form;
  }
}

/** Other students are in it by now. */
export class CaseloadChangeEvent extends Event {
  static readonly type = 'ilp-caseload-change';

  constructor() {
    super(CaseloadChangeEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    [PartSubmitEvent.type]: PartSubmitEvent;
    [CaseloadChangeEvent.type]: CaseloadChangeEvent;
  }
}
