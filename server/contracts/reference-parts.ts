/**
 * The parts of the public facts that an official file can renew. A release replaces its parts whole and
 * leaves the others alone, so one table can be brought in by itself.
 */
export const CAREER_PARTS = [
  'onet-occupations',
  'onet-interests',
  'onet-zones',
  'onet-related',
  'onet-skills',
  'onet-knowledge',
  'onet-styles',
  'onet-values',
  'onet-levels',
  'onet-alternate',
  'onet-reported',
  'onet-technology',
  'oews-national',
  'oews-states',
  'projections',
  'cip-soc',
  'apprenticeships',
  'military',
] as const;

/** The same for colleges, each by UNITID. The directory is the list itself; the others say more of it. */
export const COLLEGE_PARTS = [
  'colleges-directory',
  'colleges-characteristics',
  'colleges-admissions',
  'colleges-completions',
  'colleges-scorecard',
  'colleges-earnings',
] as const;
export type CollegePart = (typeof COLLEGE_PARTS)[number];

export const REFERENCE_PARTS = [...CAREER_PARTS, ...COLLEGE_PARTS] as const;
export type ReferencePart = (typeof REFERENCE_PARTS)[number];

/** Bytes of an official file at most, and of each piece in which the browser sends it. */
export const REFERENCE_FILE_MAX = 128 * 1024 * 1024;
export const REFERENCE_PIECE = 4 * 1024 * 1024;
export const REFERENCE_NAME_MAX = 200;
export const REFERENCE_RELEASE_MAX = 60;
/** Rows with a mistake that are kept to be shown; the others are counted. */
export const REFERENCE_PROBLEMS_SHOWN = 100;

export const isCollegePart = (part: ReferencePart): part is CollegePart =>
  (COLLEGE_PARTS as readonly string[]).includes(part);
