import type { GoalSuggestion } from '#contracts/goal-talk.js';
import type { GoalHorizon, GoalKind } from '#contracts/goals.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';

interface SuggestionRow {
  id: string;
  title: string;
  why: string;
  kind: GoalKind;
  horizon: GoalHorizon;
  by: string | null;
  state: GoalSuggestion['state'];
  goal_id: string | null;
  created_at: Date;
}

/** Suggestions to a student in these states, newest first. */
export async function suggestionsTo(
  studentId: string,
  states: readonly GoalSuggestion['state'][],
): Promise<GoalSuggestion[]> {
  const rows = await sql<SuggestionRow>(
    `select s.id, s.title, s.why, s.kind, s.horizon, p.name as by, s.state, s.goal_id, s.created_at
     from goal_suggestions s
     left join people p on p.tenant_id = s.tenant_id and p.id = s.suggested_by
     where s.tenant_id = $1 and s.student_id = $2 and s.state = any($3::text[])
     order by s.created_at desc, s.id desc limit 100`,
    [currentTenant(), studentId, states],
  );
  return rows.map(({ goal_id: goalId, created_at: at, why, ...row }) => ({
    ...row,
    why: why === '' ? null : why,
    goalId,
    at: at.toISOString(),
  }));
}

/**
 * Notes that the student made a suggestion their own.
 *
 * @throws AppError `not-found` when it was not made to them, or was taken back.
 */
export async function acceptSuggestion(
  actor: Actor,
  id: string,
  goalId: string,
  now: Date,
): Promise<void> {
  const [row] = await sql(
    `update goal_suggestions set state = 'accepted', goal_id = $4, answered_at = $5, updated_at = $5
     where tenant_id = $1 and id = $2 and student_id = $3 and state in ('waiting', 'declined')
     returning id`,
    [actor.tenantId, id, actor.personId, goalId, now.toISOString()],
  );
  if (!row) throw notFound();
}
