import type { NewWords, WordsDone, WordsRemoval, WordsResult } from '#contracts/class-words.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { notifyAll, takeBackNews } from '../notifications/notify.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { coursesOfTeacher } from './joined-courses.js';

interface GoalRow {
  person_id: string;
  goal_id: string | null;
}

/**
 * Says the same about the goal in focus of each of these students, all or none. Who has no such goal that
 * the teacher may see, and whoever is not in the class, gets a result of their own and nothing else.
 *
 * @throws AppError `forbidden` for who does not teach the course.
 */
export async function sayToMany(
  actor: Actor,
  { personIds, text }: NewWords,
  request: AccessRequest,
): Promise<WordsDone> {
  const wanted = [...new Set(personIds)];
  const rows = await sql<GoalRow>(
    `select p.id as person_id, g.id as goal_id from people p
     left join plans n on n.tenant_id = p.tenant_id and n.student_id = p.id
     left join goals g on g.tenant_id = n.tenant_id and g.plan_id = n.id and g.removed_at is null
                      and g.is_focus and g.visibility = any($3::text[])
     where p.tenant_id = $1 and p.id = any($4::uuid[]) and p.id in (
       select e.person_id from enrolments e
       where e.tenant_id = $1 and e.course_id = any($2::uuid[]) and e.role = 'student' and e.is_active)`,
    [actor.tenantId, await coursesOfTeacher(actor), shownTo(actor.role), wanted],
  );
  const goals = new Map(rows.map((row) => [row.person_id, row.goal_id]));
  const results = wanted.map((personId): WordsResult => {
    const goalId = goals.get(personId);
    if (goalId === undefined) return { personId, result: 'not-here', commentId: null };
    if (goalId === null) return { personId, result: 'no-goal', commentId: null };
    return { personId, result: 'said', commentId: newId() };
  });
  const said = results.filter(({ commentId }) => commentId !== null);
  const at = request.now.toISOString();
  if (said.length === 0) return { at, results };
  await noteAccess(
    actor,
    said.map(({ personId }) => personId),
    'plan',
    request,
  );
  await sql(
    `insert into goal_comments (tenant_id, id, goal_id, author_id, author_role, text, created_at)
     select $1, w.id, w.goal_id, $2, $3, $4, $5
     from unnest($6::uuid[], $7::uuid[]) as w (id, goal_id)`,
    [
      ...[actor.tenantId, actor.personId, actor.role, text, at],
      said.map(({ commentId }) => commentId),
      said.map(({ personId }) => goals.get(personId)),
    ],
  );
  notifyAll(
    said.flatMap(({ personId: to, commentId }) => {
      const subjectId = goals.get(to);
      if (!subjectId || !commentId) return [];
      return { to, kind: 'comment', subjectId, fact: commentId, by: actor.personId };
    }),
    request.now,
  );
  return { at, results };
}

/**
 * Takes own comments about students of the class back, or puts them there again; they stay on record all
 * the same. @returns how many were changed: what is not the actor's is not there.
 */
export async function removeWords(
  actor: Actor,
  { commentIds, isRemoved }: WordsRemoval,
  now: Date,
): Promise<number> {
  const rows = await sql<{ id: string; goalId: string; studentId: string }>(
    `update goal_comments c set removed_at = $5
     from goals g join plans n on n.tenant_id = g.tenant_id and n.id = g.plan_id
     where c.tenant_id = $1 and c.id = any($2::uuid[]) and c.author_id = $3
       and g.tenant_id = c.tenant_id and g.id = c.goal_id and n.student_id in (
         select e.person_id from enrolments e
         where e.tenant_id = $1 and e.course_id = any($4::uuid[]) and e.role = 'student' and e.is_active)
     returning c.id, g.id as "goalId", n.student_id as "studentId"`,
    [
      ...[actor.tenantId, commentIds, actor.personId, await coursesOfTeacher(actor)],
      isRemoved ? now.toISOString() : null,
    ],
  );
  if (isRemoved)
    takeBackNews(
      'comment',
      rows.map(({ goalId }) => goalId),
      rows.map(({ id }) => id),
    );
  else
    notifyAll(
      rows.map(({ id, goalId, studentId }) => ({
        ...{ to: studentId, kind: 'comment', subjectId: goalId, fact: id, by: actor.personId },
      })),
      now,
    );
  return rows.length;
}
