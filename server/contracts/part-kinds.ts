/**
 * Plain values for the browser too: parts that a district gives to people of its staff, since no learning
 * platform can say them. The widest first: who has several begins with it.
 */
export const STUDENT_PARTS = ['case-manager', 'adviser', 'mentor'] as const;
/** A part for named students. */
export type StudentPart = (typeof STUDENT_PARTS)[number];
/** Reads figures of the district or of a school; it names no student and changes nothing. */
export const READ_ONLY = 'read-only';
export const PART_KINDS = [...STUDENT_PARTS, READ_ONLY] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** Students that one part can name. */
export const PART_STUDENTS_MAX = 200;
/** A part is given for a year at most; then somebody looks again whether it is still wanted. */
export const PART_DAYS_MAX = 366;
/** Letters with which a search for people begins, and how many it shows. */
export const PEOPLE_TEXT_MIN = 2;
export const PEOPLE_SHOWN = 20;
