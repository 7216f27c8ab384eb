import { newId } from '../../db/ids.js';
import { currentTenant, globalSql, sql, withTenant } from '../../db/tenant.js';

/** The district with this name, made when there is none. @returns its tenant id. */
export async function ensureDistrict(name: string): Promise<string> {
  const [row] = await globalSql<{ id: string }>(
    `insert into tenants (name) values ($1)
     on conflict (name) do update set name = excluded.name returning id`,
    [name],
  );
  if (!row) throw new Error('The district was not stored.');
  return row.id;
}

/** The school of a district, made when there is none. @returns its id. */
export async function ensureSchool(tenantId: string, name: string): Promise<string> {
  return withTenant(tenantId, async () => {
    const [row] = await sql<{ id: string }>(
      `insert into schools (tenant_id, id, name) values ($1, $2, $3)
       on conflict (tenant_id, name) do update set updated_at = now() returning id`,
      [currentTenant(), newId(), name],
    );
    if (!row) throw new Error('The school was not stored.');
    return row.id;
  });
}

/** Names of all districts, by tenant id. */
export async function districtNames(): Promise<Map<string, string>> {
  const rows = await globalSql<{ id: string; name: string }>(`select id, name from tenants`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
