import { allDistricts } from '../../db/each-district.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import { EXPIRY_RULES, type ExpiryRule } from './expiry-rules.js';

/** A statement takes as many at most, so that nobody waits long for its locks. */
const BATCH = 5_000;

/**
 * Takes away what has been kept as long as the privacy page says, in every district. Running it twice, or
 * in two processes, does no harm.
 *
 * @param districts - only these; all of the installation by default.
 * @returns how many rows went, by table; rows that hang on them are not counted.
 * @throws AggregateError at the end, of what could not be taken away; nothing else waits for it.
 */
export async function clearExpired(
  now: Date,
  districts?: readonly string[],
): Promise<Readonly<Record<string, number>>> {
  const gone: Record<string, number> = {};
  const failures: unknown[] = [];
  for (const id of districts ?? (await allDistricts())) {
    for (const rule of await rulesWithWork(id, now)) {
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

/**
 * The rules by which something goes today: in most districts, in most hours, none. Asked at once, for a
 * transaction a rule and district is what the hour would mostly spend its time with.
 */
async function rulesWithWork(tenantId: string, now: Date): Promise<readonly ExpiryRule[]> {
  const questions = EXPIRY_RULES.map(
    (rule, index) =>
      `select ${index} as rule where exists (
         select 1 from ${rule.table} where ${expired(rule, `$${index + 2}`)})`,
  );
  const cutoffs = EXPIRY_RULES.map((rule) => cutoffOf(rule, now));
  try {
    const rows = await withTenant(tenantId, () =>
      sql<{ rule: number }>(questions.join(' union all '), [tenantId, ...cutoffs]),
    );
    const indexes = new Set(rows.map(({ rule }) => rule));
    return EXPIRY_RULES.filter((_, index) => indexes.has(index));
  } catch {
    // One table that can't be read must not keep the others: each is then tried by itself, and says why.
    return EXPIRY_RULES;
  }
}

const cutoffOf = ({ days }: ExpiryRule, now: Date) =>
  new Date(now.getTime() - days * 86_400_000).toISOString();

const expired = ({ since, and }: ExpiryRule, cutoff: string) =>
  `tenant_id = $1 and ${since} < ${cutoff}::timestamptz ${and ? `and ${and}` : ''}`;

async function clearTable(tenantId: string, rule: ExpiryRule, now: Date): Promise<number> {
  const cutoff = cutoffOf(rule, now);
  let total = 0;
  for (;;) {
    const rows = await withTenant(tenantId, () => deleteBatch(rule, cutoff));
    total += rows.length;
    if (rows.length < BATCH) return total;
  }
}

const deleteBatch = (rule: ExpiryRule, cutoff: string) =>
  sql<{ id: string }>(
    `delete from ${rule.table} where tenant_id = $1 and id in (
       select id from ${rule.table} where ${expired(rule, '$2')} limit ${BATCH})
     returning id`,
    [currentTenant(), cutoff],
  );
