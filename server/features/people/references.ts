import { currentTenant, sql } from '../../db/tenant.js';

/** What goes with a record, by rule. */
const MAY_GO = ['completions', 'sessions'];

/**
 * The last look before a row is removed whose foreign keys cascade: asks the database itself, so that a
 * table which the rules forgot stops the merge, and loses nothing.
 *
 * @throws Error naming what still points to the row.
 */
export async function refuseWhatWouldBeLost(table: 'people' | 'plans', id: string): Promise<void> {
  const references = await sql<{ table: string; column: string }>(
    `select k.conrelid::regclass::text as "table", a.attname as "column"
     from pg_constraint k
     cross join unnest(k.conkey) as key join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key
     where k.contype = 'f' and k.confrelid = $1::regclass and a.attname <> 'tenant_id'`,
    [table],
  );
  for (const reference of references) {
    if (MAY_GO.includes(reference.table)) continue;
    const [left] = await sql(
      `select 1 as found from ${reference.table} where tenant_id = $1 and ${reference.column} = $2 limit 1`,
      [currentTenant(), id],
    );
    if (left) throw new Error(`A merge would lose rows of ${reference.table}.${reference.column}.`);
  }
}
