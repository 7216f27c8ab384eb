import type { GoalComment } from '#contracts/goal-talk.js';
import { type Actor, calledRole, isStaff } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { coursesInReach, coursesToWorkIn, reaches } from '../class/reach.js';
import { notifyAll, takeBackNews } from '../notifications/notify.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { findOwnGoal } from './find-goal.js';

interface CommentRow {
  id: string;
  author: string | null;
  author_id: string | null;
  author_role: GoalComment['authorRole'];
  text: string;
  created_at: Date;
}

/** What was said about a goal, oldest first. Staff who look leave a row in the access log. */
export async function readComments(
  actor: Actor,
  goalId: string,
  request: AccessRequest,
): Promise<GoalComment[]> {
  const studentId = await studentOfGoal(actor, goalId, coursesInReach);
  await noteAccess(actor, [studentId], 'plan', request);
  return commentsOf(actor, goalId);
}

/**
 * Adds a comment: the student on an own goal, staff of the course on a goal they are shown.
 *
 * @throws AppError `not-found` when there is no such goal for them.
 */
export async function addComment(
  actor: Actor,
  goalId: string,
  text: string,
  request: AccessRequest,
): Promise<GoalComment[]> {
  const studentId = await studentOfGoal(actor, goalId, coursesToWorkIn);
  await noteAccess(actor, [studentId], 'plan', request);
  const id = newId();
  await sql(
    `insert into goal_comments (tenant_id, id, goal_id, author_id, author_role, text, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[actor.tenantId, id, goalId, actor.personId, calledRole(actor), text],
      request.now.toISOString(),
    ],
  );
  await tell(actor, { goalId, studentId, fact: id }, request.now);
  return commentsOf(actor, goalId);
}

/** The student is told what staff wrote; staff who wrote here before, what the student answered. */
async function tell(
  actor: Actor,
  { goalId, studentId, fact }: { goalId: string; studentId: string; fact: string },
  now: Date,
): Promise<void> {
  const news = { subjectId: goalId, fact, by: actor.personId };
  if (actor.role !== 'student') {
    notifyAll([{ ...news, to: studentId, kind: 'comment' }], now);
    return;
  }
  const staff = await sql<{ id: string }>(
    `select distinct author_id as id from goal_comments
     where tenant_id = $1 and goal_id = $2 and author_id <> $3 and removed_at is null`,
    [actor.tenantId, goalId, studentId],
  );
  notifyAll(
    staff.map(({ id: to }) => ({ ...news, to, kind: 'reply', aboutId: studentId })),
    now,
  );
}

/** Takes an own comment back, or (`isBack`) puts it there again. It stays on record all the same. */
export async function setCommentRemoved(
  actor: Actor,
  path: { id: string; commentId: string },
  isRemoved: boolean,
  now: Date,
): Promise<GoalComment[]> {
  const studentId = await studentOfGoal(actor, path.id, coursesToWorkIn);
  const [row] = await sql(
    `update goal_comments set removed_at = $5
     where tenant_id = $1 and id = $2 and goal_id = $3 and author_id = $4 returning id`,
    [
      ...[actor.tenantId, path.commentId, path.id, actor.personId],
      isRemoved ? now.toISOString() : null,
    ],
  );
  if (!row) throw notFound();
  if (isRemoved)
    takeBackNews(actor.role === 'student' ? 'reply' : 'comment', [path.id], [path.commentId]);
  else await tell(actor, { goalId: path.id, studentId, fact: path.commentId }, now);
  return commentsOf(actor, path.id);
}

/** Whose goal it is, if the actor may see it at all. */
async function studentOfGoal(
  actor: Actor,
  goalId: string,
  coursesOf: (actor: Actor) => Promise<string[]>,
): Promise<string> {
  if (actor.role === 'student') {
    await findOwnGoal(actor, goalId);
    return actor.personId;
  }
  if (!isStaff(actor))
    throw new AppError('forbidden', 'Only the student and staff talk about a goal.');
  const courseIds = await coursesOf(actor);
  const [row] = await sql<{ student_id: string }>(
    `select n.student_id from goals g
     join plans n on n.tenant_id = g.tenant_id and n.id = g.plan_id
     where g.tenant_id = $1 and g.id = $2 and g.removed_at is null and g.visibility = any($3::text[])`,
    [actor.tenantId, goalId, shownTo(actor.role)],
  );
  if (!row || !(await reaches(actor, courseIds, row.student_id))) throw notFound();
  return row.student_id;
}

async function commentsOf(actor: Actor, goalId: string): Promise<GoalComment[]> {
  const rows = await sql<CommentRow>(
    `select c.id, p.name as author, c.author_id, c.author_role, c.text, c.created_at
     from goal_comments c
     left join people p on p.tenant_id = c.tenant_id and p.id = c.author_id
     where c.tenant_id = $1 and c.goal_id = $2 and c.removed_at is null
     order by c.created_at, c.id`,
    [actor.tenantId, goalId],
  );
  return rows.map((row) => ({
    id: row.id,
    author: row.author,
    authorRole: row.author_role,
    isMine: row.author_id === actor.personId,
    text: row.text,
    at: row.created_at.toISOString(),
  }));
}
