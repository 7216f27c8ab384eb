/** How a teacher of the class knows a person whom the LMS takes for a student. */
export type Mark = 'family' | 'staff';

/**
 * The part in the course that counts. Moodle sends parents and helpers as learners: whom a teacher has
 * marked is no student, whatever launch or list says so again. Any other part the LMS knows better.
 */
export const roleThatCounts = <R extends string>(told: R, mark: Mark | null): R | 'none' =>
  mark !== null && told === 'student' ? 'none' : told;

/** The same in SQL, for a mark that was set while we looked away. */
export const UPSERT_ROLE = `role = case when enrolments.marked_as is not null and excluded.role = 'student'
                                 then 'none' else excluded.role end`;

/**
 * SQL: nobody marked this student in the course of this assignment.
 *
 * @param work - alias of a table with `student_id`; `assignment`, of `assignments`.
 */
export const isNotMarked = (work: string, assignment: string) => `not exists (
    select 1 from enrolments marked
    where marked.tenant_id = ${assignment}.tenant_id and marked.course_id = ${assignment}.course_id
      and marked.person_id = ${work}.student_id and marked.marked_as is not null)`;
