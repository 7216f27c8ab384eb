import type { GoalSuggestion, NewSuggestion, SuggestionsMade } from '#contracts/goal-talk.js';
import { SUGGESTED_STUDENTS_MAX } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { courseOfTeacher } from '../class/course-policy.js';
import { notifyAll, takeBackNews } from '../notifications/notify.js';
import { suggestionsTo } from './suggestion-records.js';

/** What staff suggested to the student and waits for an answer. */
export function readWaitingSuggestions(actor: Actor): Promise<GoalSuggestion[]> {
  return suggestionsTo(actor.personId, ['waiting']);
}

/**
 * Suggests a goal to students of the actor's course. Who has the same suggestion waiting gets no second
 * one.
 *
 * @throws AppError `not-found` when one of them is no active student of the course.
 */
export async function suggestGoal(
  actor: Actor,
  input: NewSuggestion,
  now: Date,
): Promise<SuggestionsMade> {
  const courseId = courseOfTeacher(actor);
  const students = await sql<{ person_id: string }>(
    `select e.person_id from enrolments e
     join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
     where e.tenant_id = $1 and e.course_id = $2 and e.role = 'student' and e.is_active
       and not p.is_test and ($3::uuid[] is null or e.person_id = any($3))
     limit $4`,
    [actor.tenantId, courseId, input.studentIds ?? null, SUGGESTED_STUDENTS_MAX],
  );
  if (input.studentIds && students.length < new Set(input.studentIds).size) throw notFound();
  const made = await sql<{ id: string; studentId: string }>(
    `insert into goal_suggestions
       (tenant_id, id, student_id, suggested_by, title, why, kind, horizon, created_at, updated_at)
     select $1, t.id, t.student_id, $2, $3, $4, $5, $6, $9, $9
     from unnest($7::uuid[], $8::uuid[]) as t (id, student_id)
     where not exists (
       select 1 from goal_suggestions s
       where s.tenant_id = $1 and s.student_id = t.student_id and s.state = 'waiting'
         and s.suggested_by = $2 and s.title = $3)
     returning id, student_id as "studentId"`,
    [
      ...[actor.tenantId, actor.personId, input.title, input.why ?? '', input.kind, input.horizon],
      ...[students.map(() => newId()), students.map((row) => row.person_id), now.toISOString()],
    ],
  );
  notifyAll(
    made.map(({ id, studentId }) => ({
      ...{ to: studentId, kind: 'suggestion', subjectId: id, fact: id, by: actor.personId },
    })),
    now,
  );
  return { count: made.length };
}

/**
 * The student declines, or takes that back.
 *
 * @throws AppError `not-found` when it was not made to them, or has become a goal.
 */
export async function answerSuggestion(
  actor: Actor,
  id: string,
  state: 'declined' | 'waiting',
  now: Date,
): Promise<GoalSuggestion[]> {
  const [row] = await sql(
    `update goal_suggestions set state = $4, answered_at = $5, updated_at = $5
     where tenant_id = $1 and id = $2 and student_id = $3 and state in ('waiting', 'declined')
     returning id`,
    [actor.tenantId, id, actor.personId, state, now.toISOString()],
  );
  if (!row) throw notFound();
  return readWaitingSuggestions(actor);
}

/**
 * Whoever suggested a goal takes it back, as long as the student has not answered.
 *
 * @throws AppError `not-found` for anybody else's, and for answered ones.
 */
export async function withdrawSuggestion(
  actor: Actor,
  id: string,
  now: Date,
): Promise<SuggestionsMade> {
  courseOfTeacher(actor);
  const rows = await sql(
    `update goal_suggestions set state = 'withdrawn', updated_at = $4
     where tenant_id = $1 and id = $2 and suggested_by = $3 and state = 'waiting' returning id`,
    [actor.tenantId, id, actor.personId, now.toISOString()],
  );
  if (rows.length === 0) throw notFound();
  takeBackNews('suggestion', [id], [id]);
  return { count: rows.length };
}
