import { currentTenant, sql } from '../../db/tenant.js';
import type { MergedIds } from './merge-courses.js';
import type { MergeSteps } from './merge-steps.js';

/** Either end of a link, and the other one. */
const ENDS = [
  { end: 'student_id', other: 'person_id' },
  { end: 'person_id', other: 'student_id' },
] as const;

/** Who is family of both records is so once: the kept record's link goes on, with who invited them. */
export async function joinFamilies(
  steps: MergeSteps,
  { keptId, goneId }: MergedIds,
): Promise<void> {
  for (const { end, other } of ENDS) {
    const twice = await sql<{ id: string }>(
      `select g.id from family_links g
       join family_links k on k.tenant_id = g.tenant_id and k.${other} = g.${other}
       where g.tenant_id = $1 and g.${end} = $3 and k.${end} = $2
         and g.ended_at is null and k.ended_at is null`,
      [currentTenant(), keptId, goneId],
    );
    await steps.remove(
      'family_links',
      'id',
      twice.map(({ id }) => id),
    );
    await steps.move('family_links', end, { from: goneId, to: keptId });
  }
}
