import { currentTenant, sql } from '../../db/tenant.js';

/** What one record of the district's files says; null where it says nothing. */
type GradesOfRecord = string[] | null;

/**
 * What the records of person $2 of tenant $1 say, as a value of a larger statement: JSON, one entry a
 * record, or null without any. `gradeLevelFrom()` reads it.
 */
export const GRADES_OF_RECORDS = `(
  select jsonb_agg(r.data->'grades') from people p
  join sis_records r on r.tenant_id = p.tenant_id and r.kind = 'users' and r.is_active
                    and (r.source_id = p.sis_id or r.alias = p.sis_id)
  where p.tenant_id = $1 and p.id = $2)`;

/** A student's grade level, 6 to 12, as the district's files give it; null where they don't. */
export async function gradeLevelOf(personId: string): Promise<number | null> {
  const [row] = await sql<{ grades: GradesOfRecord[] | null }>(
    `select ${GRADES_OF_RECORDS} as grades`,
    [currentTenant(), personId],
  );
  return gradeLevelFrom(row?.grades ?? null);
}

/**
 * The one level, 6 to 12, that the records agree on. They are matched by the id of the student information
 * system alone; two records for one id, or two levels in one record, are no answer.
 */
export function gradeLevelFrom(records: GradesOfRecord[] | null): number | null {
  const [grade, ...more] = records?.flatMap((grades) => grades ?? []) ?? [];
  const level = records?.length === 1 && more.length === 0 ? Number(grade) : NaN;
  return Number.isInteger(level) && level >= 6 && level <= 12 ? level : null;
}
