/** Parts of a student's plan that a district may show to families, as they stand on the page. */
export const FAMILY_SECTIONS = [
  ...([
    'goals',
    'courses',
    'requirements',
    'activities',
    'careers',
    'results',
    'meetings',
  ] as const),
] as const;
export type FamilySection = (typeof FAMILY_SECTIONS)[number];

/** Why the rights over a record are the student's own: 34 CFR 99.3 and 99.5 name the first two. */
export const RIGHTS_REASONS = ['eighteen', 'college', 'court', 'other'] as const;
export type RightsReason = (typeof RIGHTS_REASONS)[number];

/** Wrong codes after which an invitation is locked. */
export const CODE_TRIES = 5;
export const FAMILY_NAME_MAX = 120;
export const FAMILY_COMMENT_MAX = 1_000;

/** What a family is told about, and how: states ask districts to show that they tried in good faith. */
export const NOTICE_ABOUTS = ['plan', 'signature', 'meeting', 'progress'] as const;
export type NoticeAbout = (typeof NOTICE_ABOUTS)[number];
export const NOTICE_WAYS = [
  ...(['letter', 'with-student', 'phone', 'message', 'in-person', 'visit'] as const),
] as const;
export type NoticeWay = (typeof NOTICE_WAYS)[number];
export const NOTICE_OUTCOMES = ['none', 'reached', 'agreed', 'refused'] as const;
export type NoticeOutcome = (typeof NOTICE_OUTCOMES)[number];
