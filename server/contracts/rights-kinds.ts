/** Plain values for the browser too: who and what the table of rights is about. */

/** Ways to be in Pathlight, as the rights are measured for each. */
export const RIGHTS_ROLES = [
  ...(['student', 'classmate', 'teacher', 'counselor', 'counselor-by-caseload'] as const),
  ...(['administrator', 'teaching-administrator', 'observer', 'none'] as const),
  ...([
    'adviser',
    'mentor',
    'case-manager',
    'principal',
    'read-only',
    'read-only-of-school',
  ] as const),
] as const;

/** Parts of Pathlight, in the order in which they are shown. */
export const RIGHTS_AREAS = [
  ...(['own-plan', 'class', 'student-plans', 'notes', 'records'] as const),
  ...(['corrections', 'course-plans', 'waivers', 'conversations', 'families'] as const),
  ...(['assignments', 'caseloads', 'worries', 'figures', 'voices', 'catalog', 'aid'] as const),
  ...(['rules', 'files', 'connections', 'district'] as const),
] as const;
export type RightsArea = (typeof RIGHTS_AREAS)[number];
