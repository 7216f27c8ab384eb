import type { GoalStep, StepState } from '#contracts/goals.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { DUE_DATE } from './item-records.js';

interface StepRow {
  tag_id: string;
  goal_id: string;
  title: string;
  url: string | null;
  due_date: string | null;
  assignment_id: string | null;
  helps_because: string;
  status: string | null;
  points: string | null;
  max_points: number | null;
  /** What the LMS said of work that is not ours (level C); null where nobody asked. */
  work_state: StepState | null;
  work_points: string | null;
  work_maximum: string | null;
  work_read_at: Date | null;
}

const STATES: Record<string, StepState> = {
  draft: 'draft',
  returned: 'draft',
  submitted: 'handed-in',
  scored: 'graded',
};

const STEPS = `select t.id as tag_id, t.goal_id, i.title, i.url, ${DUE_DATE}::text as due_date,
            i.assignment_id, t.helps_because, s.status, s.points, a.max_points,
            w.state as work_state, w.points as work_points, w.maximum as work_maximum,
            w.read_at as work_read_at
     from goal_tags t
     join tagged_items i on i.tenant_id = t.tenant_id and i.id = t.item_id
     join goals g on g.tenant_id = t.tenant_id and g.id = t.goal_id
     join plans p on p.tenant_id = t.tenant_id and p.id = g.plan_id
     left join assignments a on a.tenant_id = t.tenant_id and a.id = i.assignment_id
     left join submissions s on s.tenant_id = t.tenant_id and s.assignment_id = i.assignment_id
                            and s.student_id = p.student_id
     left join work_states w on w.tenant_id = t.tenant_id and w.item_id = i.id
                            and w.student_id = p.student_id
     where t.tenant_id = $1 and t.removed_at is null`;
// What has a day and no hour comes last on its day.
const IN_ORDER =
  'order by due_date nulls last, coalesce(a.due_at, i.due_at) nulls last, t.created_at';

/**
 * Course work tagged to goals, as steps. Of our own assignments we know hand-in and score (level A); of
 * other work what the LMS told us where the district allows it (level C), else only that it is tagged
 * (level B), and nothing is guessed.
 */
export async function stepsOfGoals(goalIds: string[]): Promise<Map<string, GoalStep[]>> {
  const which = 'and t.goal_id = any($2::uuid[])';
  return byGoal(await sql<StepRow>(`${STEPS} ${which} ${IN_ORDER}`, [currentTenant(), goalIds]));
}

/** The steps of all goals of a student that are not removed. */
export async function stepsOfStudent(studentId: string): Promise<Map<string, GoalStep[]>> {
  const which = 'and p.student_id = $2 and g.removed_at is null';
  return byGoal(await sql<StepRow>(`${STEPS} ${which} ${IN_ORDER}`, [currentTenant(), studentId]));
}

function byGoal(rows: StepRow[]): Map<string, GoalStep[]> {
  const steps = new Map<string, GoalStep[]>();
  for (const row of rows) steps.set(row.goal_id, [...(steps.get(row.goal_id) ?? []), present(row)]);
  return steps;
}

function present(row: StepRow): GoalStep {
  const isOurs = row.assignment_id !== null;
  return {
    tagId: row.tag_id,
    title: row.title,
    dueDate: row.due_date,
    source: isOurs ? 'ours' : 'course',
    ...(isOurs ? ourState(row) : courseState(row)),
    url: isOurs ? `reflections/${row.assignment_id ?? ''}` : row.url,
    helpsBecause: row.helps_because === '' ? null : row.helps_because,
  };
}

type Standing = Pick<GoalStep, 'level' | 'state' | 'score' | 'readAt'>;

const scoreOf = (points: string | null, maximum: number | string | null): GoalStep['score'] =>
  points === null || maximum === null ? null : { points: Number(points), maximum: Number(maximum) };

const ourState = ({ status, points, max_points: maximum }: StepRow): Standing => ({
  ...{ level: 'A', state: STATES[status ?? ''] ?? 'open', readAt: null },
  score: scoreOf(points, maximum),
});

function courseState(row: StepRow): Standing {
  const { work_state: state, work_read_at: readAt } = row;
  if (state === null || state === 'unknown' || readAt === null)
    return { level: 'B', state: 'unknown', score: null, readAt: null };
  return {
    ...{ level: 'C', state, readAt: readAt.toISOString() },
    score: scoreOf(row.work_points, row.work_maximum),
  };
}
