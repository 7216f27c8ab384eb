import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { isInCaseload } from '../caseload/caseload-places.js';
import { coursesOfStaff, coursesOfTeacher } from './joined-courses.js';

/** A part names its students, and a counselor has a caseload wherever they came from; all others need the course. */
const needsNoCourse = (actor: Actor) =>
  Boolean(actor.part) || (actor.role === 'counselor' && actor.courseId === null);

/** The courses whose people the actor sees. @throws AppError as `coursesOfStaff` */
export async function coursesInReach(actor: Actor): Promise<string[]> {
  return needsNoCourse(actor) ? [] : coursesOfStaff(actor);
}

/** As `coursesInReach`, for changing something. @throws AppError as `coursesOfTeacher` */
export async function coursesToWorkIn(actor: Actor): Promise<string[]> {
  return needsNoCourse(actor) ? [] : coursesOfTeacher(actor);
}

/** Whether this is an active student of one of the courses. */
export async function isStudentIn(
  courseIds: readonly string[],
  studentId: string,
): Promise<boolean> {
  const [row] = await sql(
    `select 1 as found from enrolments
     where tenant_id = $1 and course_id = any($2::uuid[]) and person_id = $3 and role = 'student'
       and is_active limit 1`,
    [currentTenant(), courseIds, studentId],
  );
  return row !== undefined;
}

/**
 * Whether this is an active student of one of the courses, or of a counselor's own caseload; in a part of the
 * staff, whether it names them.
 */
export async function reaches(
  actor: Actor,
  courseIds: readonly string[],
  studentId: string,
): Promise<boolean> {
  if (actor.part) return actor.part.studentIds.includes(studentId);
  if (await isStudentIn(courseIds, studentId)) return true;
  return actor.role === 'counselor' && (await isInCaseload(actor.personId, studentId));
}
