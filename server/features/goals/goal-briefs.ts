import type { GoalBrief } from '#contracts/home.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface BriefGoal extends GoalBrief {
  /** The milestone to do next: the nearest date first; null when none is open. */
  next: { title: string; dueDate: string | null } | null;
}

/**
 * The first of a student's goals in short, in the order of `storedGoalsOf()`: whoever has five hundred
 * waits no longer than others. Where any goal is active, one is among them. The caller has checked that
 * the actor may see them.
 */
export function goalBriefsOf(studentId: string, count: number): Promise<BriefGoal[]> {
  return sql<BriefGoal>(
    `select g.id, g.title, g.status, g.is_focus as "isFocus",
            (select jsonb_build_object('done', count(m.done_at), 'total', count(*))
             from milestones m where m.tenant_id = $1 and m.goal_id = g.id) as progress,
            (select jsonb_build_object('title', m.title, 'dueDate', m.due_date)
             from milestones m where m.tenant_id = $1 and m.goal_id = g.id and m.done_at is null
             order by m.due_date nulls last, m.position limit 1) as next
     from (select g.* from plans p
           join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id and g.removed_at is null
           where p.tenant_id = $1 and p.student_id = $2
           order by g.is_focus desc, g.status, g.target_date nulls last, g.created_at
           limit $3) g
     order by g.is_focus desc, g.status, g.target_date nulls last, g.created_at`,
    [currentTenant(), studentId, count],
  );
}
