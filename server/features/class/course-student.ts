import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { courseOfTeacher } from './course-policy.js';
import { coursesOfStaff } from './joined-courses.js';

export interface CourseStudent {
  /** The courses whose people the actor sees; the student is in one of them. */
  courseIds: string[];
  name: string | null;
  pseudonym: string;
}

/**
 * A student of the courses that the actor sees as their staff.
 *
 * @throws AppError `forbidden` for who is no staff, `not-found` for who is no student there.
 */
export async function studentOfCourse(actor: Actor, personId: string): Promise<CourseStudent> {
  const courseIds = await coursesOfStaff(actor);
  const [person] = await sql<{ name: string | null; pseudonym: string }>(
    `select p.name, p.pseudonym from enrolments e
     join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
     where e.tenant_id = $1 and e.course_id = any($2::uuid[]) and e.person_id = $3
       and e.role = 'student' and e.is_active limit 1`,
    [actor.tenantId, courseIds, personId],
  );
  if (!person) throw notFound();
  return { courseIds, ...person };
}

/** As `studentOfCourse`, for changing something: administrators look, unless they teach. */
export function studentOfTeacher(actor: Actor, personId: string): Promise<CourseStudent> {
  courseOfTeacher(actor);
  return studentOfCourse(actor, personId);
}
