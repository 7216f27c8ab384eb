import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { courseOfStaff } from './course-policy.js';

export interface CourseStudent {
  courseId: string;
  name: string | null;
  pseudonym: string;
}

/**
 * A student of the course that the actor came from as its staff.
 *
 * @throws AppError `forbidden` for who is no staff, `not-found` for who is no student there.
 */
export async function studentOfCourse(actor: Actor, personId: string): Promise<CourseStudent> {
  const courseId = courseOfStaff(actor);
  const [person] = await sql<{ name: string | null; pseudonym: string }>(
    `select p.name, p.pseudonym from enrolments e
     join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
     where e.tenant_id = $1 and e.course_id = $2 and e.person_id = $3 and e.role = 'student'
       and e.is_active`,
    [actor.tenantId, courseId, personId],
  );
  if (!person) throw notFound();
  return { courseId, ...person };
}
