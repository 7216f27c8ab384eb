import { currentTenant } from '../../db/tenant.js';
import { districtName } from '../district/district-name.js';

export const PASSPORT_PATH = '/passport';

/** Who makes a passport: the district's Pathlight, under an address where its keys can be read. */
export interface Issuer {
  name: string;
  url: string;
}

export async function issuerOf(publicUrl: string): Promise<Issuer> {
  const tenantId = currentTenant();
  return { name: await districtName(), url: `${publicUrl}${PASSPORT_PATH}/${tenantId}` };
}
