import { HeldKindName } from '#contracts/held.js';
import type { HeldKind } from './held-kind.js';
import { PLAN_KINDS } from './plan-kinds.js';
import { SCHOOL_KINDS } from './school-kinds.js';
import { SYSTEM_KINDS } from './system-kinds.js';

/**
 * Every kind of record that can be held about a student, in the order in which they are listed. A test
 * fails on a table of a district that is neither here nor among those about no student.
 */
export const HELD_KINDS: readonly HeldKind[] = [
  ...PLAN_KINDS,
  ...SCHOOL_KINDS,
  ...SYSTEM_KINDS,
].toSorted(
  (left, right) =>
    HeldKindName.options.indexOf(left.kind) - HeldKindName.options.indexOf(right.kind),
);

/** Tables of a district that hold nothing about a student, each with its reason. */
export const ABOUT_NO_STUDENT: Readonly<Record<string, string>> = {
  admin_log: 'what administrators did; it names them and no student',
  api_tokens: 'keys by which the district’s own programs read, and who made them',
  assignment_links: 'where an assignment stands in the learning platform',
  aid_evenings: 'evenings at which somebody helps with aid forms',
  scholarships: 'scholarships that the district tells of',
  assignments: 'what teachers set for a whole course',
  caseload_parts: 'how a counselor’s caseload is split; it names the counselor and no student',
  catalog_courses: 'courses that the district offers',
  completion_cells: 'how many students of a school and grade have what done',
  conference_days:
    'when and where a counselor meets families; it names the counselor and no student',
  conference_slots: 'times of such a day, whoever has them',
  course_copies: 'what becomes of a course that was copied',
  course_imports: 'that a file was read, without what was in it',
  courses: 'the courses themselves',
  diplomas: 'what a diploma asks; it names its publisher and no student',
  district_instruments: 'questions of a publisher that the district may ask, without any answer',
  district_templates: 'what the district asks of every plan; it names its publisher and no student',
  family_policies: 'what the district shows to families; it names who changed it and no student',
  graduate_purges: 'that plans of graduates were deleted, as counts, and who asked for it',
  grade_columns: 'columns of a gradebook, without anybody’s score',
  grade_tasks: 'what a counselor asks of a grade; it names the counselor and no student',
  hour_requirements: 'how many hours the district asks of a grade',
  item_themes: 'what work of a course trains; it names who said so and no student',
  local_voices: 'what people at work told the school, by their own release',
  caliper_endpoints: 'where the district wants events sent; it names who said so',
  work_grants: 'which LMS the district lets us read course work in; it names who said so',
  nudges: 'a counselor’s message to many; whom it reached is counted apart',
  passport_keys: 'the keys that sign passports',
  placements: 'what teachers put into a course',
  reference_imports: 'that a file of public facts was read',
  reference_pieces: 'public facts on their way in',
  report_schedules: 'which files are made by themselves; it names who asked and no student',
  result_imports: 'that a file was read, without what was in it',
  schools: 'names of schools',
  sections: 'names of sections',
  self_tests: 'whether a connection works, asked by administrators',
  sis_imports: 'that a file was read, without what was in it',
  staff_parts: 'who is adviser, mentor, case manager or read-only; it names them and no student',
  support_grants: 'when support was allowed to look, and by whom',
  support_looks: 'which pages support opened; what they saw of a student is in the access log',
  tagged_items: 'work of a course that goals can be tied to',
  year_closes: 'that a school year was closed, and by whom',
};
