import { currentTenant, sql } from '../../db/tenant.js';

/** A school and a grade: what figures are kept by. */
export interface Cell {
  schoolId: string | null;
  grade: number;
}

/** How many have each thing done; what was waived for somebody counts as done, so that nothing tells who. */
const COUNTED = `
  select c.tenant_id, gen_random_uuid() as id, c.school_id, c.grade, k.code,
         count(*)::int as students, count(*) filter (where k.is_done)::int as done
  from completions c
  cross join lateral (
    select '' as code, c.is_complete as is_done
    union all select code, true from unnest(c.done || c.waived) as code where code = any($2::text[])
    union all select code, false from unnest(c.missing) as code where code = any($2::text[])) k
  where c.tenant_id = $1 and not c.is_outside`;

const INTO = 'insert into completion_cells (tenant_id, id, school_id, grade, code, students, done)';
const GROUPED = 'group by c.tenant_id, c.school_id, c.grade, k.code';

/**
 * Counts these cells anew. One at a time a cell: whoever comes second counts what the first one wrote.
 *
 * @param codes - the template's components; what was added for single students is in no figure.
 */
export async function refreshCells(
  cells: readonly Cell[],
  codes: readonly string[],
): Promise<void> {
  const keyed = new Map(cells.map((cell) => [`${cell.schoolId ?? ''}:${cell.grade}`, cell]));
  for (const [key, { schoolId, grade }] of [...keyed].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const tenant = currentTenant();
    await sql('select pg_advisory_xact_lock(hashtextextended($1, 7))', [`${tenant}:cell:${key}`]);
    await sql(
      `delete from completion_cells
       where tenant_id = $1 and school_id is not distinct from $2 and grade = $3`,
      [tenant, schoolId, grade],
    );
    await sql(
      `${INTO} ${COUNTED} and c.school_id is not distinct from $3 and c.grade = $4 ${GROUPED}`,
      [tenant, codes, schoolId, grade],
    );
  }
}

/** Counts the whole district anew. */
export async function rebuildCells(codes: readonly string[]): Promise<void> {
  const tenant = currentTenant();
  await sql('delete from completion_cells where tenant_id = $1', [tenant]);
  await sql(`${INTO} ${COUNTED} ${GROUPED}`, [tenant, codes]);
}
