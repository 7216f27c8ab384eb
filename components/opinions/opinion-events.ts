import type { OpinionChanges } from '#contracts/opinions.js';

/** The student says something else from now on; what is left out stays. */
export class OpinionChangeEvent extends Event {
  static readonly type = 'ilp-opinion-change';
  readonly changes: OpinionChanges;

  constructor(changes: OpinionChanges) {
    super(OpinionChangeEvent.type, { bubbles: true, composed: true });
    this.changes = changes;
  }
}

/** A list of short lines as it stands now, without empty ones. */
export class LinesChangeEvent extends Event {
  static readonly type = 'ilp-lines-change';
  readonly lines: string[];

  constructor(lines: string[]) {
    super(LinesChangeEvent.type, { bubbles: true, composed: true });
    this.lines = lines;
  }
}

declare global {
  interface HTMLElementEventMap {
    'ilp-opinion-change': OpinionChangeEvent;
    'ilp-lines-change': LinesChangeEvent;
  }
}
