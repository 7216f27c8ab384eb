import type { ImportState } from '#contracts/imports.js';

/** The server knows the import better now; null: there is none any more. */
export class ImportChangeEvent extends Event {
  static readonly type = 'ilp-import-change';
  readonly import: ImportState | null;

  constructor(changed: ImportState | null) {
    super(ImportChangeEvent.type, { bubbles: true, composed: true });
    this.import = changed;
  }
}

declare global {
  interface HTMLElementEventMap {
    [ImportChangeEvent.type]: ImportChangeEvent;
  }
}
