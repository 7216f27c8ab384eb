import type { PersonPair } from '#contracts/people.js';

/** The administrator says that both records are one student. */
export class PairJoinEvent extends Event {
  static readonly type = 'ilp-pair-join';
  readonly pair: PersonPair;

  constructor(pair: PersonPair) {
    super(PairJoinEvent.type, { bubbles: true, composed: true });
    this.pair = pair;
  }
}

/** The administrator says that they are two. */
export class PairApartEvent extends Event {
  static readonly type = 'ilp-pair-apart';
  readonly pair: PersonPair;

  constructor(pair: PersonPair) {
    super(PairApartEvent.type, { bubbles: true, composed: true });
    this.pair = pair;
  }
}

/** Put both together; `keptId` is the record that goes on. */
export class MergeConfirmEvent extends Event {
  static readonly type = 'ilp-merge-confirm';
  readonly pair: PersonPair;
  readonly keptId: string;

  constructor(pair: PersonPair, keptId: string) {
    super(MergeConfirmEvent.type, { bubbles: true, composed: true });
    this.pair = pair;
    this.keptId = keptId;
  }
}

declare global {
  interface HTMLElementEventMap {
    [PairJoinEvent.type]: PairJoinEvent;
    [PairApartEvent.type]: PairApartEvent;
    [MergeConfirmEvent.type]: MergeConfirmEvent;
  }
}
