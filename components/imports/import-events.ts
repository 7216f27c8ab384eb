/** The server knows the import better now; null: there is none any more. Each page knows its own kind. */
export class ImportChangeEvent<State = unknown> extends Event {
  static readonly type = 'ilp-import-change';
  readonly import: State | null;

  constructor(changed: State | null) {
    super(ImportChangeEvent.type, { bubbles: true, composed: true });
    this.import = changed;
  }
}

declare global {
  interface HTMLElementEventMap {
    [ImportChangeEvent.type]: ImportChangeEvent;
  }
}
