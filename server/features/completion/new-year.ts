import { currentTenant, sql } from '../../db/tenant.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';

/**
 * Whether plans were judged in an earlier school year: what counts for one year only has to begin again,
 * though no record changed.
 */
export async function isJudgedLastYear(now: Date): Promise<boolean> {
  const [row] = await sql<{ at: Date | null }>(
    'select min(computed_at) as at from completions where tenant_id = $1',
    [currentTenant()],
  );
  if (!row?.at) return false;
  const rule = await yearRule();
  return schoolYearOf(row.at, rule) < schoolYearOf(now, rule);
}
