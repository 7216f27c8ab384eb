import { newId } from '../../db/ids.js';
import { inEachDistrict } from '../../db/each-district.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { enqueue } from '../../jobs/enqueue.js';
import { CAN_GET_MAIL } from './mail-people.js';

/** By the district's clock: what is new at six stands in the e-mail of that day. */
const AT = `interval '6 hours'`;

/**
 * SQL: what was new to the person of choice `c` since their last e-mail or, before the first one, since they
 * chose, and until `$until`. What they have read meanwhile is not.
 */
export const newsOf = (until: string) => `
  n.tenant_id = $1 and n.person_id = c.person_id and n.read_at is null and n.happened_at <= ${until}
  and n.happened_at > greatest(c.chosen_at, (
    select max(x.until) from mail_digests x
    where x.tenant_id = $1 and x.person_id = c.person_id and x.outcome = 'sent' and x.until < ${until}))`;

/**
 * Who is due an e-mail now: once a person and day, on Mondays for those who chose weeks, and only where
 * something is new. The row with its unique key makes it one, however often and wherever this runs.
 */
const DUE = `
  insert into mail_digests (tenant_id, id, person_id, period, until)
  select $1, id.value, due.person_id, due.period, due.until
  from (
    select c.person_id, period.day as period, moment.until, row_number() over () as at
    from mail_choices c
    join tenants t on t.id = $1
    join people p on p.tenant_id = $1 and p.id = c.person_id
    cross join lateral (select $2::timestamptz at time zone t.time_zone - ${AT} as at) clock
    cross join lateral (select date_trunc(
      case c.cadence when 'week' then 'week' else 'day' end, clock.at)::date as day) period
    cross join lateral (select (period.day + ${AT}) at time zone t.time_zone as until) moment
    where c.tenant_id = $1 and c.cadence <> 'off' and t.mail_on and moment.until > c.chosen_at
      and not exists (
        select 1 from mail_digests d
        where d.tenant_id = $1 and d.person_id = c.person_id and d.period = period.day)
      and ${CAN_GET_MAIL}
      and exists (select 1 from notifications n where ${newsOf('moment.until')})
    limit $4) due
  join unnest($3::uuid[]) with ordinality as id (value, at) on id.at = due.at
  on conflict (tenant_id, person_id, period) do nothing
  returning id`;

/** A district with more staff than this waits an hour for the rest. */
const AT_A_TIME = 5_000;

/**
 * Puts the e-mails that are due on the queue, each with its row in one transaction.
 *
 * @param districts - only these; all of the installation by default.
 * @returns how many.
 * @throws AggregateError at the end, of districts where it failed; no other waits for them.
 */
export const planDigests = (now: Date, districts?: readonly string[]): Promise<number> =>
  inEachDistrict(() => planDistrict(now), 'Some e-mails were not planned.', districts);

async function planDistrict(now: Date): Promise<number> {
  const [count] = await sql<{ chosen: number }>(
    `select count(*)::int as chosen from mail_choices c join tenants t on t.id = $1 and t.mail_on
     where c.tenant_id = $1 and c.cadence <> 'off'`,
    [currentTenant()],
  );
  const most = Math.min(count?.chosen ?? 0, AT_A_TIME);
  if (most === 0) return 0;
  const ids = Array.from({ length: most }, () => newId());
  const rows = await sql<{ id: string }>(DUE, [currentTenant(), now.toISOString(), ids, most]);
  // One after the other for each district, so that no server is asked by all at once.
  const queue = `${currentTenant()}:mail`;
  await Promise.all(rows.map(({ id }) => enqueue('send-digest', id, { queue })));
  return rows.length;
}
