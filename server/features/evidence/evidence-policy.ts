import { type Actor, isStaff } from '../../auth/actor.js';
import { schoolOf, schoolsInReach } from '../../auth/part-visits.js';
import { AppError } from '../../errors.js';
import { shownTo } from '../visibility/visibility-policy.js';

/** @throws AppError `forbidden` for everybody but students. */
export function checkHasPortfolio(actor: Actor): void {
  if (actor.role !== 'student')
    throw new AppError('forbidden', 'Only students have a portfolio of their own.');
}

/**
 * SQL that says whether the actor may see an evidence item `e`: their own; or, for staff, one of a
 * student of the course they came from, or whom their part names or has in its school, as far as the student shows it.
 *
 * @param first - the number of the first of five binds, see `readerBinds`. The tenant is $1.
 */
export function isReadable(first: number): string {
  return `(e.student_id = $${first} or (
    e.visibility = any($${first + 1}::text[]) and (e.student_id = any($${first + 3}::uuid[])
      or ${schoolOf('e.student_id')} = any($${first + 4}::uuid[]) or exists (
      select 1 from enrolments n
      where n.tenant_id = $1 and n.course_id = $${first + 2} and n.person_id = e.student_id
        and n.role = 'student' and n.is_active))))`;
}

export function readerBinds(actor: Actor): unknown[] {
  const isStudent = actor.role === 'student';
  return [
    isStudent ? actor.personId : null,
    isStaff(actor) ? [...shownTo(actor.role)] : [],
    isStaff(actor) ? actor.courseId : null,
    actor.part?.studentIds ?? [],
    schoolsInReach(actor.part),
  ];
}
