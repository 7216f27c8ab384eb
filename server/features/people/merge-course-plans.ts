import { currentTenant, sql } from '../../db/tenant.js';
import type { MergedIds } from './merge-courses.js';
import type { MergeSteps } from './merge-steps.js';

/**
 * One plan of courses. Where both records have one, that of the record that goes stands beside it as a
 * copy, whole and with all that was said about it.
 */
export async function joinCoursePlans(
  steps: MergeSteps,
  { keptId, goneId }: MergedIds,
): Promise<void> {
  const mains = await sql<{ id: string; student_id: string }>(
    `select id, student_id from course_plans
     where tenant_id = $1 and student_id in ($2, $3) and is_main and removed_at is null
     order by id for update`,
    [currentTenant(), keptId, goneId],
  );
  const gone = mains.find(({ student_id }) => student_id === goneId);
  if (mains.length > 1 && gone)
    await steps.change('course_plans', gone.id, { is_main: false, state: 'draft' });
  await steps.move('course_plans', 'student_id', { from: goneId, to: keptId });
}
