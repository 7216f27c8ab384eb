import { currentTenant, globalSql, sql, withTenant } from '../../db/tenant.js';
import { EXPIRY_RULES, type ExpiryRule } from './expiry-rules.js';

/** A statement takes as many at most, so that nobody waits long for its locks. */
const BATCH = 5_000;

/**
 * Takes away what has been kept as long as the privacy page says, in every district. Running it twice, or
 * in two processes, does no harm.
 *
 * @returns how many rows went, by table; rows that hang on them are not counted.
 * @throws AggregateError at the end, of what could not be taken away; nothing else waits for it.
 */
export async function clearExpired(now: Date): Promise<Readonly<Record<string, number>>> {
  const gone: Record<string, number> = {};
  const failures: unknown[] = [];
  for (const { id } of await globalSql<{ id: string }>('select id from tenants order by id')) {
    for (const rule of EXPIRY_RULES) {
      try {
        const count = await clearTable(id, rule, now);
        if (count > 0) gone[rule.table] = (gone[rule.table] ?? 0) + count;
      } catch (error) {
        failures.push(error);
      }
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some rows were not taken away.');
  return gone;
}

async function clearTable(tenantId: string, rule: ExpiryRule, now: Date): Promise<number> {
  const cutoff = new Date(now.getTime() - rule.days * 86_400_000).toISOString();
  let total = 0;
  for (;;) {
    const rows = await withTenant(tenantId, () => deleteBatch(rule, cutoff));
    total += rows.length;
    if (rows.length < BATCH) return total;
  }
}

const deleteBatch = ({ table, since, and }: ExpiryRule, cutoff: string) =>
  sql<{ id: string }>(
    `delete from ${table} where tenant_id = $1 and id in (
       select id from ${table}
        where tenant_id = $1 and ${since} < $2::timestamptz ${and ? `and ${and}` : ''}
        limit ${BATCH})
     returning id`,
    [currentTenant(), cutoff],
  );
