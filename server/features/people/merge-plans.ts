import { currentTenant, sql } from '../../db/tenant.js';
import { findPlan } from '../goals/plan-records.js';
import type { MergedIds } from './merge-courses.js';
import type { MergeSteps } from './merge-steps.js';
import { PLAN_COLUMNS } from './person-columns.js';
import { refuseWhatWouldBeLost } from './references.js';

/** All goals of both in one plan. The kept record's focus stays; the other's goal is one of several. */
export async function joinPlans(steps: MergeSteps, ids: MergedIds): Promise<void> {
  const gone = await findPlan(ids.goneId);
  if (!gone) return;
  const kept = await findPlan(ids.keptId);
  if (!kept) {
    await steps.move('plans', 'student_id', { from: ids.goneId, to: ids.keptId });
    return;
  }
  await sql(`select id from plans where tenant_id = $1 and id in ($2, $3) for update`, [
    currentTenant(),
    kept,
    gone,
  ]);
  const focuses = await sql<{ id: string; plan_id: string }>(
    `select id, plan_id from goals
     where tenant_id = $1 and plan_id in ($2, $3) and is_focus and removed_at is null`,
    [currentTenant(), kept, gone],
  );
  const hasFocus = focuses.some((goal) => goal.plan_id === kept);
  for (const goal of focuses)
    if (hasFocus && goal.plan_id === gone)
      await steps.change('goals', goal.id, { is_focus: false });
  for (const { table, column } of PLAN_COLUMNS)
    await steps.move(table, column, { from: gone, to: kept });
  await refuseWhatWouldBeLost('plans', gone);
  await steps.remove('plans', 'id', [gone]);
}
