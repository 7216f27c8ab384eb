import type { Reports } from '#contracts/reports.js';

/** Something was asked for; what there is now comes with it. */
export class ReportsChangedEvent extends Event {
  static readonly type = 'ilp-reports-changed';
  readonly reports: Reports;

  constructor(reports: Reports) {
    super(ReportsChangedEvent.type, { bubbles: true, composed: true });
    this.reports = reports;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ilp-reports-changed': ReportsChangedEvent;
  }
}
