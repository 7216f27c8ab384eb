import type { Actor, Part } from '../../auth/actor.js';
import { schoolsInReach } from '../../auth/part-visits.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { isInCaseload, placesOf } from '../caseload/caseload-places.js';
import { coursesOfStaff, coursesOfTeacher } from './joined-courses.js';

/**
 * A part says whose students it is for, and a counselor has a caseload wherever they came from; all others need
 * the course.
 */
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
 * staff, whether it names them or is for their school.
 */
export async function reaches(
  actor: Actor,
  courseIds: readonly string[],
  studentId: string,
): Promise<boolean> {
  if (actor.part) return isInPart(actor.part, studentId);
  if (await isStudentIn(courseIds, studentId)) return true;
  return actor.role === 'counselor' && (await isInCaseload(actor.personId, studentId));
}

/** Asked each time: who came to another school is no longer the principal's. */
async function isInPart(part: Part, studentId: string): Promise<boolean> {
  const schools = schoolsInReach(part);
  if (schools.length === 0) return part.studentIds.includes(studentId);
  const places = await placesOf([studentId]);
  return places.some(({ schoolId }) => schoolId !== null && schools.includes(schoolId));
}
