import type { AuditFilters } from '#contracts/audit.js';

/** Somebody asks for lines, or for a file of them. */
export class AuditAskEvent extends Event {
  readonly filters: AuditFilters;
  readonly wantsFile: boolean;

  constructor(filters: AuditFilters, wantsFile: boolean) {
    super('ilp-audit-ask', { bubbles: true, composed: true });
    this.filters = filters;
    this.wantsFile = wantsFile;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ilp-audit-ask': AuditAskEvent;
  }
}
