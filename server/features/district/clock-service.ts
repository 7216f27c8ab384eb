import type { DistrictClock, NewDistrictClock } from '#contracts/district-clock.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import type { AccessRequest } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { judgeCurrent } from '../templates/template-service.js';
import { dayOf } from '../years/school-year.js';

export async function readDistrictClock(now: Date): Promise<DistrictClock> {
  const [row] = await sql<{ timeZone: string; isChosen: boolean }>(
    `select time_zone as "timeZone", time_zone_chosen_at is not null as "isChosen"
     from tenants where id = $1`,
    [currentTenant()],
  );
  if (!row) throw new Error('The district of this session is gone.');
  return { ...row, today: dayOf(now, row) };
}

/**
 * From now on the district's days begin and end by this clock. What is due is worked out anew for every plan;
 * days that stand in a record stay as they were written.
 *
 * @throws AppError `invalid-request` for a zone that is none.
 */
export async function setDistrictClock(
  actor: Actor,
  { timeZone }: NewDistrictClock,
  { now, requestId }: AccessRequest,
): Promise<DistrictClock> {
  if (!(await isZone(timeZone)))
    throw new AppError('invalid-request', 'The body of this request did not pass the checks.', {
      errors: [{ pointer: '/body/timeZone', detail: 'not a time zone' }],
    });
  await sql('update tenants set time_zone = $2, time_zone_chosen_at = $3 where id = $1', [
    ...[currentTenant(), timeZone, now.toISOString()],
  ]);
  await noteAdminAct(actor.personId, 'clock-changed', timeZone, requestId);
  await judgeCurrent(actor.tenantId);
  return readDistrictClock(now);
}

/** Days are worked out here and in SQL: both must know the zone. */
async function isZone(timeZone: string): Promise<boolean> {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    return false;
  }
  // Without these, `EST5EDT` or an offset would pass too.
  if (!Intl.supportedValuesOf('timeZone').includes(timeZone) && timeZone !== 'UTC') return false;
  const rows = await sql('select 1 from pg_timezone_names where name = $1', [timeZone]);
  return rows.length > 0;
}
