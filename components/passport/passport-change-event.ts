import type { PassportOverview } from '#contracts/passport.js';
import type { StaffPassports } from '#contracts/staff-passports.js';

/** The plan or what is known of its passports changed. */
export class PassportChangeEvent extends Event {
  static readonly type = 'ilp-passport-change';
  readonly overview: PassportOverview;

  constructor(overview: PassportOverview) {
    super(PassportChangeEvent.type, { bubbles: true, composed: true });
    this.overview = overview;
  }
}

/** What counselors brought into a student's plan changed. */
export class StaffPassportEvent extends Event {
  static readonly type = 'ilp-staff-passport';
  readonly passports: StaffPassports;

  constructor(passports: StaffPassports) {
    super(StaffPassportEvent.type, { bubbles: true, composed: true });
    this.passports = passports;
  }
}

declare global {
  interface HTMLElementEventMap {
    [StaffPassportEvent.type]: StaffPassportEvent;
    [PassportChangeEvent.type]: PassportChangeEvent;
  }
}
