import type { EvidenceChanges } from '#contracts/evidence.js';

/** What a person wants done with one piece of evidence. */
export type EvidenceWish = 'look' | 'save' | 'edit' | 'remove' | 'versions';

export class EvidenceWishEvent extends Event {
  static readonly type = 'ilp-evidence-wish';
  readonly wish: EvidenceWish;

  constructor(wish: EvidenceWish) {
    super(EvidenceWishEvent.type, { bubbles: true, composed: true });
    this.wish = wish;
  }
}

/** What a form holds; `work` is the key of the chosen course work. */
export interface EvidenceValues extends Required<Pick<EvidenceChanges, 'entries'>> {
  title: string;
  why: string;
  visibility: NonNullable<EvidenceChanges['visibility']>;
  url: string;
  work: string;
}

export class EvidenceSubmitEvent extends Event {
  static readonly type = 'ilp-evidence-submit';
  readonly values: EvidenceValues;

  constructor(values: EvidenceValues) {
    super(EvidenceSubmitEvent.type, { bubbles: true, composed: true });
    this.values = values;
  }
}

declare global {
  interface HTMLElementEventMap {
    [EvidenceWishEvent.type]: EvidenceWishEvent;
    [EvidenceSubmitEvent.type]: EvidenceSubmitEvent;
  }
}
