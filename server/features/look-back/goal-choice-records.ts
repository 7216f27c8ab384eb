import type { CarriedGoal, GoalChoice } from '#contracts/look-back.js';
import type { Visibility } from '#contracts/visibility.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { firstDayOf, type YearRule } from '../years/school-year.js';

type GoalFields = Pick<
  CarriedGoal,
  'id' | 'title' | 'kind' | 'horizon' | 'status' | 'targetDate' | 'revision'
>;
type Row = GoalFields & { choice: GoalChoice | null; why: string | null; chosenAt: Date | null };

/**
 * Goals from before a school year that are open, or about which something was chosen in that year.
 *
 * @param shown - for others than the student: only goals they let be seen so far.
 */
export async function carriedGoals(
  studentId: string,
  { year, rule }: { year: number; rule: YearRule },
  shown: readonly Visibility[] | null = null,
): Promise<CarriedGoal[]> {
  const rows = await sql<Row>(
    `select g.id, g.title, g.kind, g.horizon, g.status, g.target_date::text as "targetDate",
            c.choice, c.why, c.chosen_at as "chosenAt", coalesce(c.revision, 0) as revision
     from plans p
     join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id and g.removed_at is null
     left join goal_choices c
       on c.tenant_id = g.tenant_id and c.goal_id = g.id and c.school_year = $3
     where p.tenant_id = $1 and p.student_id = $2
       and ($6::text[] is null or g.visibility = any($6))
       and (c.id is not null or (g.status = 'active' and exists (
         select 1 from record_versions v
         where v.tenant_id = g.tenant_id and v.record_id = g.id
           and v.at < least($4::date::timestamp at time zone $5, $7::timestamptz))))
     order by g.target_date nulls last, g.id`,
    [
      ...[currentTenant(), studentId, year, firstDayOf(year, rule), rule.timeZone],
      ...[shown, rule.begun?.find((one) => one.year === year)?.at ?? null],
    ],
  );
  return rows.map(({ choice, why, chosenAt, ...goal }) => ({
    ...goal,
    chosen: choice && chosenAt && { choice, why: why ?? '', at: chosenAt.toISOString() },
  }));
}

/** @returns false when the choice has moved on since `revision`. */
export async function putChoice(
  goalId: string,
  year: number,
  made: { choice: GoalChoice; why: string; revision: number; now: Date },
): Promise<boolean> {
  const [row] = await sql(
    `insert into goal_choices as c (tenant_id, id, goal_id, school_year, choice, why, chosen_at)
     select $1, $2, $3, $4, $5, $6, $7
     where $8 = 0 or exists (
       select 1 from goal_choices where tenant_id = $1 and goal_id = $3 and school_year = $4)
     on conflict (tenant_id, goal_id, school_year) do update
       set choice = $5, why = $6, chosen_at = $7, revision = c.revision + 1
       where c.revision = $8
     returning 1 as kept`,
    [
      ...[currentTenant(), newId(), goalId, year, made.choice, made.why, made.now.toISOString()],
      made.revision,
    ],
  );
  return row !== undefined;
}

/** @returns false when the choice has moved on since `revision`. */
export async function dropChoice(goalId: string, year: number, revision: number): Promise<boolean> {
  const [row] = await sql(
    `delete from goal_choices
     where tenant_id = $1 and goal_id = $2 and school_year = $3 and revision = $4 returning 1 as gone`,
    [currentTenant(), goalId, year, revision],
  );
  return row !== undefined;
}
