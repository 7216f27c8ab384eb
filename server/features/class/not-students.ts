import type { NotStudent, NotStudentKind } from '#contracts/class.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { sendAgain } from '../assignments/score-intents.js';
import { displayName } from '../roster/person-name.js';
import { coursesOfTeacher } from './joined-courses.js';

/** People of the class whom a teacher marked, while the LMS still has them in the course. */
export async function listNotStudents(actor: Actor, courseIds: string[]): Promise<NotStudent[]> {
  const rows = await sql<{
    person_id: string;
    name: string | null;
    pseudonym: string;
    marked_as: NotStudentKind;
  }>(
    `select p.id as person_id, p.name, p.pseudonym, min(e.marked_as) as marked_as
     from enrolments e join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
     where e.tenant_id = $1 and e.course_id = any($2::uuid[]) and e.is_active
       and e.marked_as is not null and e.role = 'none'
     group by p.id, p.name, p.pseudonym, p.family_name
     order by coalesce(p.family_name, p.name), p.name, p.pseudonym, p.id`,
    [actor.tenantId, courseIds],
  );
  return rows.map((row) => ({
    personId: row.person_id,
    name: displayName(row, actor.locale),
    kind: row.marked_as,
  }));
}

/**
 * Takes a person off the class (of each course that is shown together): no list, count, report or score of it has them. What they wrote stays
 * theirs, untouched, and comes back with `unmark`. Visits that are open end.
 *
 * @throws AppError `not-found` for anybody who is no student of this class.
 */
export async function markNotStudent(
  actor: Actor,
  personId: string,
  kind: NotStudentKind,
  now: Date,
): Promise<void> {
  const courseIds = await coursesOfTeacher(actor);
  const marked = await sql(
    `update enrolments set role = 'none', marked_as = $4, marked_by = $5, marked_at = $6, updated_at = $6
     where tenant_id = $1 and course_id = any($2::uuid[]) and person_id = $3 and is_active
       and (role = 'student' or (role = 'none' and marked_as is not null)) returning id`,
    [actor.tenantId, courseIds, personId, kind, actor.personId, now.toISOString()],
  );
  if (marked.length === 0) throw notFound();
  await endVisits(actor, courseIds, personId, now);
}

/** They are a student of the class again, with all they had. @throws AppError `not-found` */
export async function unmarkNotStudent(actor: Actor, personId: string, now: Date): Promise<void> {
  const courseIds = await coursesOfTeacher(actor);
  const unmarked = await sql(
    `update enrolments set role = case when role = 'none' then 'student' else role end,
            marked_as = null, marked_by = null, marked_at = null, updated_at = $4
     where tenant_id = $1 and course_id = any($2::uuid[]) and person_id = $3 and marked_as is not null returning id`,
    [actor.tenantId, courseIds, personId, now.toISOString()],
  );
  if (unmarked.length === 0) throw notFound();
  await endVisits(actor, courseIds, personId, now);
  await releaseScores(actor, courseIds, personId);
}

/** The next visit begins with the part that they have now. */
async function endVisits(
  actor: Actor,
  courseIds: string[],
  personId: string,
  now: Date,
): Promise<void> {
  await sql(
    `update sessions set revoked_at = $4
     where tenant_id = $1 and course_id = any($2::uuid[]) and person_id = $3 and role in ('student', 'none')
       and revoked_at is null`,
    [actor.tenantId, courseIds, personId, now.toISOString()],
  );
}

/** Scores that stopped because they were no student's. */
async function releaseScores(actor: Actor, courseIds: string[], personId: string): Promise<void> {
  const stopped = await sql<{ assignment_id: string }>(
    `select i.assignment_id from score_intents i
     join assignments a on a.tenant_id = i.tenant_id and a.id = i.assignment_id
     where i.tenant_id = $1 and a.course_id = any($2::uuid[]) and i.student_id = $3 and i.last_error = 'not-student'`,
    [actor.tenantId, courseIds, personId],
  );
  for (const { assignment_id: assignmentId } of stopped)
    await sendAgain({ assignmentId, studentId: personId, reason: 'not-student' });
}
