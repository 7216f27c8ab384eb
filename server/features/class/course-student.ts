import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { coursesInReach, coursesToWorkIn, reaches } from './reach.js';

export interface CourseStudent {
  /** The courses whose people the actor sees; the student is in one of them, or in their caseload. */
  courseIds: string[];
  name: string | null;
  pseudonym: string;
}

/**
 * A student of the courses that the actor sees as their staff, or of a counselor's caseload.
 *
 * @throws AppError `forbidden` for who is no staff, `not-found` for who is no student of theirs.
 */
export async function studentOfCourse(actor: Actor, personId: string): Promise<CourseStudent> {
  const courseIds = await coursesInReach(actor);
  if (!(await reaches(actor, courseIds, personId))) throw notFound();
  const [person] = await sql<{ name: string | null; pseudonym: string }>(
    'select name, pseudonym from people where tenant_id = $1 and id = $2',
    [actor.tenantId, personId],
  );
  if (!person) throw notFound();
  return { courseIds, ...person };
}

/** As `studentOfCourse`, for changing something: administrators look, unless they teach. */
export async function studentOfTeacher(actor: Actor, personId: string): Promise<CourseStudent> {
  await coursesToWorkIn(actor);
  return studentOfCourse(actor, personId);
}
