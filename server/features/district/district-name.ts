import { currentTenant, sql } from '../../db/tenant.js';

/** What the district of the open transaction is called. */
export async function districtName(): Promise<string> {
  const [row] = await sql<{ name: string }>('select name from tenants where id = $1', [
    currentTenant(),
  ]);
  return row?.name ?? '';
}
