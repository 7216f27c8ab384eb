import type { Visibility } from '#contracts/visibility.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { STUDENTS_OF_COURSE } from '../relevance/class-facts.js';

/** A student of the course who uses a piece of its work as evidence. */
export interface WorkUseRow {
  /** As `itemsOfCourse` has it. */
  key: string;
  student_id: string;
  /** Whether they show the reader any of what they use it for. */
  is_told: boolean;
}

/** Handed in as a step of a goal, by our own word or the LMS's. */
const STEPS_DONE = `
  select coalesce(i.assignment_id, i.id) as key, n.student_id, g.visibility
  from goal_tags t
  join tagged_items i on i.tenant_id = t.tenant_id and i.id = t.item_id and i.course_id = $2
  join goals g on g.tenant_id = t.tenant_id and g.id = t.goal_id and g.removed_at is null
  join plans n on n.tenant_id = g.tenant_id and n.id = g.plan_id
  left join submissions s on s.tenant_id = t.tenant_id and s.assignment_id = i.assignment_id
                         and s.student_id = n.student_id
  left join work_states w on w.tenant_id = t.tenant_id and w.item_id = i.id
                         and w.student_id = n.student_id and i.assignment_id is null
  where t.tenant_id = $1 and t.removed_at is null
    and (s.status in ('submitted', 'scored') or w.state in ('handed-in', 'graded'))`;

/** Kept in the portfolio. */
const KEPT = `
  select coalesce(e.assignment_id, i.assignment_id, i.id), e.student_id, e.visibility
  from evidence_items e
  left join assignments a on a.tenant_id = e.tenant_id and a.id = e.assignment_id
  left join tagged_items i on i.tenant_id = e.tenant_id and i.id = e.tagged_item_id
  where e.tenant_id = $1 and e.removed_at is null and coalesce(a.course_id, i.course_id) = $2`;

/** Cited by a goal. */
const CITED = `
  select s.assignment_id, n.student_id, g.visibility
  from goal_citations c
  join goals g on g.tenant_id = c.tenant_id and g.id = c.goal_id and g.removed_at is null
  join plans n on n.tenant_id = g.tenant_id and n.id = g.plan_id
  join submissions s on s.tenant_id = c.tenant_id and s.student_id = n.student_id
                    and s.id::text = c.source
  join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id and a.course_id = $2
  where c.tenant_id = $1 and c.kind = 'reflection'`;

/** Who of the course's students uses which of its work as evidence, each pair once. */
export const usesOfWork = (courseId: string, shown: readonly Visibility[]): Promise<WorkUseRow[]> =>
  sql<WorkUseRow>(
    `select u.key, u.student_id, bool_or(u.visibility = any($3::text[])) as is_told
     from (${STEPS_DONE} union all ${KEPT} union all ${CITED}) u
     where u.student_id in (${STUDENTS_OF_COURSE})
     group by u.key, u.student_id`,
    [currentTenant(), courseId, shown],
  );
