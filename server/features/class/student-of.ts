import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { coursesOfStaff } from './joined-courses.js';

/** @throws AppError `not-found` unless this is an active student of the class that the actor looks at. */
export async function requireStudentOf(actor: Actor, studentId: string): Promise<void> {
  const [row] = await sql(
    `select 1 as found from enrolments
     where tenant_id = $1 and course_id = any($2::uuid[]) and person_id = $3 and role = 'student'
       and is_active`,
    [actor.tenantId, await coursesOfStaff(actor), studentId],
  );
  if (!row) throw notFound();
}
