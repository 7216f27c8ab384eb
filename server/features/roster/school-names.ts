import { currentTenant, sql } from '../../db/tenant.js';

/** Names of the district's schools by their ids, in the order of the names. */
export async function schoolNames(): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }>(
    'select id, name from schools where tenant_id = $1 order by name, id',
    [currentTenant()],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
