import type { Migration } from '../db/migration.js';
import { acrossTenants, addColumns, column } from './dsl.js';

/** Where most students of a state live, for districts that published its rule. */
const ZONES = {
  'America/New_York': 'CT DC DE FL GA IN KY MA MD MI NC NJ OH PA RI SC VA VT WV',
  'America/Chicago': 'AL AR IA IL KS LA MN MO MS ND OK SD TN TX WI',
  'America/Denver': 'CO ID NM UT',
  'America/Phoenix': 'AZ',
  'America/Los_Angeles': 'NV OR WA',
  'America/Anchorage': 'AK',
  'Pacific/Honolulu': 'HI',
};

/** Whether somebody chose the district's clock; until then it is that of the state whose rule is in force. */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('tenants', {
      time_zone_chosen_at: column('timestamptz', 'system', 0, 'district', false),
    }),
    ...acrossTenants(
      ['district_templates'],
      Object.entries(ZONES).map(
        ([zone, states]) =>
          `update tenants t set time_zone = '${zone}'
           where t.time_zone = 'UTC' and (
             select d.state from district_templates d
             where d.tenant_id = t.id order by d.number desc limit 1) = any('{${states.replaceAll(' ', ',')}}')`,
      ),
    ),
  );
};

export const down: Migration = async ({ run }) => {
  await run('alter table tenants drop column time_zone_chosen_at');
};
