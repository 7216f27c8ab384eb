import type { ComponentCode } from '#contracts/component-codes.js';
import type { ComponentChange, ComponentRecord } from '#contracts/completion.js';
import type { Visibility } from '#contracts/visibility.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { SHOWN_ITEMS } from './shown-items.js';

/** What staff wrote down for a student, newest first. */
export function recordsFor(
  studentId: string,
): Promise<(ComponentRecord & { code: ComponentCode })[]> {
  return sql(
    `select r.id, r.code, r.kind, r.happened_on::text as "happenedOn", r.meeting, r.strand, r.note,
            p.name as by
     from component_records r
     left join people p on p.tenant_id = r.tenant_id and p.id = r.recorded_by
     where r.tenant_id = $1 and r.student_id = $2 and r.removed_at is null
     order by r.happened_on desc, r.id desc`,
    [currentTenant(), studentId],
  );
}

/** What is waived for a student, or asked beyond the template. */
export async function changesFor(
  studentId: string,
): Promise<(ComponentChange & { code: ComponentCode })[]> {
  const rows = await sql<Omit<ComponentChange, 'at'> & { code: ComponentCode; at: Date }>(
    `select c.id, c.code, c.change, c.reason, p.name as by, c.decided_at as at
     from component_changes c
     left join people p on p.tenant_id = c.tenant_id and p.id = c.decided_by
     where c.tenant_id = $1 and c.student_id = $2 and c.ended_at is null
     order by c.decided_at desc, c.id desc`,
    [currentTenant(), studentId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Names of the entries that count for each component: five at most, the newest first. */
export function itemsOf(
  studentId: string,
  shown: readonly Visibility[],
): Promise<{ code: ComponentCode; title: string }[]> {
  return sql(
    `select code, title from (
       select code, title, row_number() over (partition by code order by at desc) as place
       from (${SHOWN_ITEMS.join('\n union all ')}) items
       where visibility = any($3::text[])) ranked
     where place <= 5 order by code, place`,
    [currentTenant(), studentId, shown],
  );
}
