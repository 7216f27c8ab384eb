/**
 * Plain values for the browser too: parts that a district gives to people of its staff, since no learning
 * platform can say them. The widest first: who has several begins with it.
 */
export const STUDENT_PARTS = ['case-manager', 'adviser', 'mentor'] as const;
/** A part for named students. */
export type StudentPart = (typeof STUDENT_PARTS)[number];
/** Reads figures of the district or of a school; it names no student and changes nothing. */
export const READ_ONLY = 'read-only';
/** A principal or assistant principal: looks at the students of one school, and changes nothing. */
export const PRINCIPAL = 'principal';
/** Parts in which somebody opens students' pages. */
export const LOOKING_PARTS = [PRINCIPAL, ...STUDENT_PARTS] as const;
export type LookingPart = (typeof LOOKING_PARTS)[number];
export const PART_KINDS = [...LOOKING_PARTS, READ_ONLY] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** Parts in which somebody works with students, and not only says something about a goal. */
export const WORKING_PARTS = ['case-manager', 'adviser'] as const;

/** Whether somebody in this part changes nothing, and has no notices of their own. */
export const onlyLooks = (kind: PartKind): boolean => kind === PRINCIPAL || kind === READ_ONLY;

/** Whether a part names its students one by one; every other is for a school, or for the district. */
export const namesStudents = (kind: PartKind): kind is StudentPart =>
  kind !== PRINCIPAL && kind !== READ_ONLY;

/** Students that one part can name. */
export const PART_STUDENTS_MAX = 200;
/** A part is given for a year at most; then somebody looks again whether it is still wanted. */
export const PART_DAYS_MAX = 366;
/** Letters with which a search for people begins, and how many it shows. */
export const PEOPLE_TEXT_MIN = 2;
export const PEOPLE_SHOWN = 20;
