import { currentTenant, sql } from '../../db/tenant.js';
import type { MergedIds } from './merge-courses.js';
import type { MergeSteps } from './merge-steps.js';

/** Tables in which a person stands at most once beside the same other thing. */
const MEMBERSHIPS = [
  { table: 'section_members', beside: 'section_id' },
  { table: 'joined_courses', beside: 'course_id' },
] as const;

/**
 * Sections and courses both were in stand once. What Pathlight logged for both records alike stays in
 * the kept one; the other's line loses its mark and is set aside as the student would.
 */
export async function joinEntries(steps: MergeSteps, ids: MergedIds, now: Date): Promise<void> {
  const { keptId, goneId } = ids;
  for (const { table, beside } of MEMBERSHIPS) {
    const twice = await sql<{ id: string }>(
      `select id from ${table} where tenant_id = $1 and person_id = $3
         and ${beside} in (select ${beside} from ${table} where tenant_id = $1 and person_id = $2)`,
      [currentTenant(), keptId, goneId],
    );
    await steps.remove(
      table,
      'id',
      twice.map(({ id }) => id),
    );
    await steps.move(table, 'person_id', { from: goneId, to: keptId });
  }
  const logged = await sql<{ id: string }>(
    `select g.id from activities g
     join activities k on k.tenant_id = g.tenant_id and k.source_key = g.source_key
     where g.tenant_id = $1 and g.student_id = $3 and k.student_id = $2`,
    [currentTenant(), keptId, goneId],
  );
  for (const { id } of logged)
    await steps.change('activities', id, { source_key: null, removed_at: now.toISOString() });
  await steps.move('activities', 'student_id', { from: goneId, to: keptId });
}
