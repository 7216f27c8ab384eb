import { currentTenant, sql } from '../../db/tenant.js';

/**
 * A student's grade level, 6 to 12, as the district's files give it. Matched by the id of the student
 * information system alone; two records for one id, or two levels in one record, are no answer.
 */
export async function gradeLevelOf(personId: string): Promise<number | null> {
  const rows = await sql<{ grades: string[] | null }>(
    `select r.data->'grades' as grades from people p
     join sis_records r on r.tenant_id = p.tenant_id and r.kind = 'users' and r.is_active
                       and (r.source_id = p.sis_id or r.alias = p.sis_id)
     where p.tenant_id = $1 and p.id = $2`,
    [currentTenant(), personId],
  );
  const [grade, ...more] = rows.flatMap(({ grades }) => grades ?? []);
  const level = rows.length === 1 && more.length === 0 ? Number(grade) : NaN;
  return Number.isInteger(level) && level >= 6 && level <= 12 ? level : null;
}
