import { currentTenant, sql } from '../../db/tenant.js';
import type { ShownGoal, ShownMilestone } from './goal-presenter.js';

/**
 * A student's goals with their milestones, in one statement and without the removed ones: the focus goal
 * first, then by date, done ones last.
 */
export async function storedGoalsOf(
  studentId: string,
): Promise<(ShownGoal & { milestones: ShownMilestone[] })[]> {
  return sql(
    `select g.id, g.title, g.kind, g.horizon, g.why, g.status, g.target_date::text as "targetDate",
            g.is_focus as "isFocus", g.removed_at as "removedAt", g.updated_at as "updatedAt",
            coalesce(
              (select jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'dueDate', m.due_date,
                                                   'doneAt', m.done_at) order by m.position)
               from milestones m where m.tenant_id = g.tenant_id and m.goal_id = g.id),
              '[]') as milestones
     from plans p
     join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id and g.removed_at is null
     where p.tenant_id = $1 and p.student_id = $2
     order by g.is_focus desc, g.status, g.target_date nulls last, g.created_at`,
    [currentTenant(), studentId],
  );
}
