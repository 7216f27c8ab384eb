import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';

/** Those who look after every student of the district: they decide on corrections and confirm. */
export const DISTRICT_STAFF = ['counselor', 'admin'] as const;

export const isDistrictStaff = ({ role }: Pick<Actor, 'role'>): boolean =>
  role === 'counselor' || role === 'admin';

/** @throws AppError `not-found` unless this is an active student of one of the courses. */
export async function requireStudentOf(
  actor: Actor,
  courseIds: string[],
  studentId: string,
): Promise<void> {
  const [row] = await sql(
    `select 1 as found from enrolments
     where tenant_id = $1 and course_id = any($2::uuid[]) and person_id = $3 and role = 'student'
       and is_active limit 1`,
    [actor.tenantId, courseIds, studentId],
  );
  if (!row) throw notFound();
}
