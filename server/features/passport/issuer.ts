import { currentTenant, sql } from '../../db/tenant.js';

export const PASSPORT_PATH = '/passport';

/** Who makes a passport: the district's Pathlight, under an address where its keys can be read. */
export interface Issuer {
  name: string;
  url: string;
}

export async function issuerOf(publicUrl: string): Promise<Issuer> {
  const tenantId = currentTenant();
  const [tenant] = await sql<{ name: string }>('select name from tenants where id = $1', [
    tenantId,
  ]);
  return { name: tenant?.name ?? '', url: `${publicUrl}${PASSPORT_PATH}/${tenantId}` };
}
