import { globalSql, withTenant } from './tenant.js';

/**
 * Does something for every district, each in a transaction of its own.
 *
 * @param work - returns how many things it did.
 * @param failure - what to say if it failed for some.
 * @param districts - only these; all of the installation by default.
 * @returns how many in all.
 * @throws AggregateError at the end, of districts where it failed; no other waits for them.
 */
export async function inEachDistrict(
  work: () => Promise<number>,
  failure: string,
  districts?: readonly string[],
): Promise<number> {
  let total = 0;
  const failures: unknown[] = [];
  for (const id of districts ?? (await allDistricts())) {
    try {
      total += await withTenant(id, work);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failure);
  return total;
}

export async function allDistricts(): Promise<string[]> {
  const rows = await globalSql<{ id: string }>('select id from tenants order by id');
  return rows.map(({ id }) => id);
}
