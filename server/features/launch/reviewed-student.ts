import type { LaunchContext } from '#lti/types.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { targetQuery } from '../assignments/assignment-links.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The student whose work a launch asks for: in the message itself, else in our own address, which is
 * what Canvas's SpeedGrader launches.
 *
 * @returns null unless they are (or were, and left work) a student of this very course.
 */
export async function reviewedStudent(
  launch: LaunchContext,
  courseId: string,
  assignmentId: string,
): Promise<string | null> {
  const query = targetQuery(launch.target);
  const sub = launch.forUserSub ?? query.get('for_user');
  const given = query.get('student') ?? '';
  const personId = sub === null && UUID.test(given) ? given : null;
  if (sub === null && personId === null) return null;
  const [row] = await sql<{ person_id: string }>(
    `select e.person_id from enrolments e
     where e.tenant_id = $1 and e.course_id = $2 and e.role = 'student'
       and (e.is_active or exists (
         select 1 from submissions s
         where s.tenant_id = $1 and s.assignment_id = $3 and s.student_id = e.person_id))
       and (e.person_id = $4::uuid or exists (
         select 1 from person_identities i
         where i.tenant_id = $1 and i.person_id = e.person_id and i.registration_id = $5 and i.sub = $6))`,
    [currentTenant(), courseId, assignmentId, personId, launch.registrationId, sub],
  );
  return row?.person_id ?? null;
}
