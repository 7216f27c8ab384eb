import type { Visibility } from '#contracts/visibility.js';
import { currentTenant, sql } from '../../db/tenant.js';
import type { ShownGoal, ShownMilestone } from './goal-presenter.js';

/**
 * A student's goals with their milestones, in one statement and without the removed ones: the focus goal
 * first, then by date, done ones last.
 *
 * @param shown - only goals that the student lets be seen so far; all of them by default.
 */
export async function storedGoalsOf(
  studentId: string,
  shown?: readonly Visibility[],
): Promise<(ShownGoal & { milestones: ShownMilestone[]; commentCount: number })[]> {
  return sql(
    `select g.id, g.title, g.kind, g.horizon, g.why, g.measure, g.helpers, g.parent_id as "parentId",
            g.visibility, g.revision, g.status, g.target_date::text as "targetDate",
            g.is_focus as "isFocus", g.removed_at as "removedAt", g.updated_at as "updatedAt",
            coalesce(
              (select jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'dueDate', m.due_date,
                                                   'doneAt', m.done_at) order by m.position)
               from milestones m where m.tenant_id = g.tenant_id and m.goal_id = g.id),
              '[]') as milestones,
            (select count(*)::int from goal_comments c
             where c.tenant_id = g.tenant_id and c.goal_id = g.id and c.removed_at is null) as "commentCount"
     from plans p
     join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id and g.removed_at is null
     where p.tenant_id = $1 and p.student_id = $2
       and ($3::text[] is null or g.visibility = any($3))
     order by g.is_focus desc, g.status, g.target_date nulls last, g.created_at`,
    [currentTenant(), studentId, shown ?? null],
  );
}
