import { sql, withTenant } from '#server/db/tenant.js';
import { testSystem } from './system.js';

const [HOUR, DAY] = [3_600_000, 86_400_000];

/**
 * Moves the clock on to half past five in Greenwich, which is the evening before in Los Angeles all year.
 * Who is signed in from before is signed out by it.
 *
 * @returns the two days: `there` is the district's, `greenwich` the next one.
 */
export async function toEvening(): Promise<{ there: string; greenwich: string; next: string }> {
  const { clock } = await testSystem();
  const now = clock.now().getTime();
  const half = 5.5 * HOUR;
  const target = Math.floor((now - half) / DAY) * DAY + DAY + half;
  clock.advance(target - now);
  const dayFrom = (days: number) => new Date(target + days * DAY).toISOString().slice(0, 10);
  return { there: dayFrom(-1), greenwich: dayFrom(0), next: dayFrom(1) };
}

/** The district's days begin and end at the Pacific. */
export const atThePacific = ({ tenantId }: { tenantId: string }) =>
  withTenant(tenantId, () =>
    sql(
      `update tenants set time_zone = 'America/Los_Angeles', time_zone_chosen_at = now() where id = $1`,
      [tenantId],
    ),
  );
