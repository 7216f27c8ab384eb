import type { PassportOverview } from '#contracts/passport.js';

/** The plan or what is known of its passports changed. */
export class PassportChangeEvent extends Event {
  static readonly type = 'ilp-passport-change';
  readonly overview: PassportOverview;

  constructor(overview: PassportOverview) {
    super(PassportChangeEvent.type, { bubbles: true, composed: true });
    this.overview = overview;
  }
}

declare global {
  interface HTMLElementEventMap {
    [PassportChangeEvent.type]: PassportChangeEvent;
  }
}
