import type {
  FamilySection,
  NoticeAbout,
  NoticeOutcome,
  NoticeWay,
  RightsReason,
} from '#contracts/family-fields.js';
import type { FamilyInvitation, FamilyKind, FamilyMember } from '#contracts/family.js';
import type { PlainKey } from '../i18n/i18n.js';

export const SECTION_NAMES: Readonly<Record<FamilySection, PlainKey>> = {
  goals: 'family.s-goals',
  courses: 'family.s-courses',
  requirements: 'family.s-requirements',
  activities: 'family.s-activities',
  careers: 'family.s-careers',
  results: 'family.s-results',
  meetings: 'family.s-meetings',
};

export const KIND_NAMES: Readonly<Record<FamilyKind, PlainKey>> = {
  guardian: 'family.kind-guardian',
  designee: 'family.kind-designee',
};

export const STATE_NAMES: Readonly<Record<FamilyInvitation['state'], PlainKey>> = {
  open: 'family.state-open',
  used: 'family.state-used',
  withdrawn: 'family.state-withdrawn',
  locked: 'family.state-locked',
  expired: 'family.state-expired',
};

export const ENDINGS: Readonly<Record<NonNullable<FamilyMember['endedBecause']>, PlainKey>> = {
  school: 'family.because-school',
  student: 'family.because-student',
  guardian: 'family.because-guardian',
  rights: 'family.because-rights',
};

export const REASON_NAMES: Readonly<Record<RightsReason, PlainKey>> = {
  eighteen: 'family.reason-eighteen',
  college: 'family.reason-college',
  court: 'family.reason-court',
  other: 'family.reason-other',
};

export const ABOUT_NAMES: Readonly<Record<NoticeAbout, PlainKey>> = {
  plan: 'family.about-plan',
  signature: 'family.about-signature',
  meeting: 'family.about-meeting',
  progress: 'family.about-progress',
};

export const WAY_NAMES: Readonly<Record<NoticeWay, PlainKey>> = {
  letter: 'family.way-letter',
  'with-student': 'family.way-with-student',
  phone: 'family.way-phone',
  message: 'family.way-message',
  'in-person': 'family.way-in-person',
  visit: 'family.way-visit',
};

export const OUTCOME_NAMES: Readonly<Record<NoticeOutcome, PlainKey>> = {
  none: 'family.outcome-none',
  reached: 'family.outcome-reached',
  agreed: 'family.outcome-agreed',
  refused: 'family.outcome-refused',
};
