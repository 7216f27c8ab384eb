/** Plain values of courses and credits, which the browser may have without zod. */

import { SCHOLARSHIPS_MAX } from './limits.js';

/** What schools count credits in. Words: `courses.area-<id>`. */
export const COURSE_AREAS = [
  ...(['english', 'math', 'science', 'social-studies', 'world-language', 'arts'] as const),
  ...(['pe-health', 'cte', 'computer-science', 'elective'] as const),
] as const;
export type CourseArea = (typeof COURSE_AREAS)[number];

/** Parts of a school year in which a course is taken. `year` is fall and spring together. */
export const COURSE_TERMS = ['year', 'fall', 'spring', 'summer'] as const;
export type CourseTerm = (typeof COURSE_TERMS)[number];

export const COURSE_GRADES = [6, 7, 8, 9, 10, 11, 12] as const;
/** Courses of this grade and later are high school. */
export const HIGH_SCHOOL_FROM = 9;

/** School subjects that careers name; words: `careers-data.subject-<id>`. */
export const CAREER_SUBJECTS = [
  ...(['english-language-arts', 'world-languages', 'mathematics', 'computer-science'] as const),
  ...(['biology-life-science', 'chemistry', 'physics', 'social-studies-history'] as const),
  ...(['psychology', 'art-music-theatre', 'design-engineering', 'construction-trades'] as const),
  ...(['business-marketing', 'health-science', 'agriculture-food'] as const),
  ...(['education-child-development', 'public-safety', 'transportation-manufacturing'] as const),
] as const;
export type CareerSubject = (typeof CAREER_SUBJECTS)[number];

/** Letter marks, the best first. */
export const MARKS = [
  ...(['A+', 'A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'D+', 'D', 'D-', 'F'] as const),
] as const;

/** Plans that are checked, and approved, at once. */
export const APPROVALS_MAX = 60;
export const COURSE_CODE_MAX = 40;
export const COURSE_TITLE_MAX = 160;
export const COURSE_TEXT_MAX = 1_000;
export const COURSE_RULE_MAX = 500;
/** Credits that one course may give, and times that it may count. */
export const COURSE_CREDITS_MAX = 20;
export const COURSE_TIMES_MAX = 12;
export const CATALOG_MAX = 10_000;
export const CATALOG_PAGE_MAX = 100;

/** What one file brings. */
export const COURSE_IMPORT_KINDS = ['catalog', 'taken', 'scholarships'] as const;
export type CourseImportKind = (typeof COURSE_IMPORT_KINDS)[number];

/** The columns of a file with the catalog, each with the headings it may have. */
export const CATALOG_COLUMNS = {
  code: ['course_code', 'coursecode', 'course_number', 'course_id'],
  title: ['course_title', 'name', 'course_name', 'course'],
  credits: ['credit', 'credit_value', 'units'],
  area: ['subject', 'subjects', 'subject_area', 'credit_type', 'department'],
  terms: ['term', 'length', 'duration'],
  grades: ['grade', 'grade_levels', 'grades_allowed'],
  prerequisites: ['prerequisite', 'prereq', 'prereqs'],
  corequisites: ['corequisite', 'coreq', 'coreqs'],
  career_subjects: ['school_subjects'],
  schools: ['school', 'offered_at'],
  same_as: ['equals', 'equivalent_to'],
  times: ['max_times', 'repeatable'],
  description: ['about'],
  status: ['state'],
} as const;

/** The columns of a file with courses that students took. */
export const TAKEN_COLUMNS = {
  student: ['student_id', 'sis_id', 'sis_user_id', 'email', 'student_email', 'login_email'],
  code: ['course_code', 'coursecode', 'course_number', 'course_id'],
  title: ['course_title', 'name', 'course_name', 'course'],
  area: ['subject', 'subject_area', 'credit_type', 'department'],
  school_year: ['year'],
  term: ['terms', 'store_code'],
  grade_level: ['grade', 'student_grade'],
  status: ['state', 'enrollment_status'],
  mark: ['final_grade', 'final_mark', 'letter_grade'],
  credits: ['credits_earned', 'earned_credits', 'credit'],
  school: ['taken_at', 'school_name'],
} as const;

/** The columns of a file with the scholarships that a district tells of. */
export const SCHOLARSHIP_COLUMNS = {
  name: ['scholarship', 'scholarship_name', 'title'],
  giver: ['given_by', 'sponsor', 'organization', 'provider', 'from'],
  amount: ['award', 'award_amount', 'value'],
  deadline: ['due', 'due_date', 'due_on', 'closes'],
  for_grades: ['grades', 'grade', 'grade_levels', 'grade_level'],
  who: ['eligibility', 'who_can_apply', 'requirements', 'description'],
  link: ['url', 'website', 'web_site'],
  listed: ['status', 'state'],
} as const;

export type CatalogColumn = keyof typeof CATALOG_COLUMNS;
export type TakenColumn = keyof typeof TAKEN_COLUMNS;
export type CourseColumn = CatalogColumn | TakenColumn | keyof typeof SCHOLARSHIP_COLUMNS;

export const COURSE_COLUMNS: Record<
  CourseImportKind,
  Readonly<Partial<Record<CourseColumn, readonly string[]>>>
> = { catalog: CATALOG_COLUMNS, taken: TAKEN_COLUMNS, scholarships: SCHOLARSHIP_COLUMNS };
/** Without these a file can't be read. */
export const COURSE_COLUMNS_NEEDED: Record<CourseImportKind, readonly CourseColumn[]> = {
  catalog: ['code', 'title'],
  taken: ['student', 'school_year'],
  scholarships: ['name'],
};
/** Rows that one file may have. */
export const COURSE_ROWS_MAX: Record<CourseImportKind, number> = {
  catalog: CATALOG_MAX,
  taken: 100_000,
  scholarships: SCHOLARSHIPS_MAX,
};

/** Where a student stands with a course that they take or took. */
export const TAKEN_STATUSES = ['in-progress', 'earned', 'failed', 'transferred'] as const;
export type TakenStatus = (typeof TAKEN_STATUSES)[number];
export const TAKEN_MAX = 300;
/** Courses in one plan, and plans of one student. */
export const PLANNED_MAX = 120;
export const COURSE_PLANS_MAX = 10;
