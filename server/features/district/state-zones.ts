import type { TemplateId } from '#contracts/component-codes.js';
import { currentTenant, sql } from '../../db/tenant.js';

const EAST = ['CT', 'DC', 'DE', 'FL', 'GA', 'IN', 'KY', 'MA', 'MD', 'MI', 'NC', 'NJ', 'OH', 'PA'];
const MORE_EAST = ['RI', 'SC', 'VA', 'VT', 'WV'];
const MIDDLE = ['AL', 'AR', 'IA', 'IL', 'KS', 'LA', 'MN', 'MO', 'MS', 'ND', 'OK', 'SD', 'TN', 'TX'];

/** The zone in which most of a state's students live. */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  'America/New_York': [...EAST, ...MORE_EAST],
  'America/Chicago': [...MIDDLE, 'WI'],
  'America/Denver': ['CO', 'ID', 'NM', 'UT'],
  'America/Phoenix': ['AZ'],
  'America/Los_Angeles': ['NV', 'OR', 'WA'],
  'America/Anchorage': ['AK'],
  'Pacific/Honolulu': ['HI'],
};

/** Null for a rule of no state. */
export const zoneOfState = (state: TemplateId): string | null =>
  Object.keys(ZONES).find((zone) => ZONES[zone]?.includes(state)) ?? null;

/** The clock of a district that chose its state's rule, until somebody chooses another. */
export async function adoptStateZone(state: TemplateId): Promise<void> {
  const zone = zoneOfState(state);
  if (zone === null) return;
  await sql(
    `update tenants set time_zone = $2
     where id = $1 and time_zone_chosen_at is null and time_zone <> $2`,
    [currentTenant(), zone],
  );
}
