import type { GraduateGroup } from '#contracts/graduates.js';
import { currentTenant, sql } from '../../db/tenant.js';

const DAY_MS = 86_400_000;

/**
 * SQL: records in the district's file of who left with grade 12, with the year. Who is in it anew, with another
 * record or the same, has not left.
 */
const LEFT = `
  select r.id as record_id, r.source_id, r.alias, (r.data->>'graduatedIn')::int as year
  from sis_records r
  where r.tenant_id = $1 and r.kind = 'users' and not r.is_active and r.data ? 'graduatedIn'
    and not exists (select 1 from sis_records o where o.tenant_id = $1 and o.kind = 'users' and o.is_active
      and (o.source_id in (r.source_id, r.alias) or o.alias in (r.source_id, r.alias)))`;

/** SQL: `id` and `year` of the people whom these records are about. */
export const GRADUATES = `
  select p.id, max(l.year) as year
  from (${LEFT}) l
  join people p on p.tenant_id = $1 and p.sis_id in (l.source_id, l.alias)
  where not p.is_test group by p.id`;

export async function keepDays(): Promise<number> {
  const [row] = await sql<{ days: number }>(
    'select graduates_keep_days as days from tenants where id = $1',
    [currentTenant()],
  );
  if (!row) throw new Error('The district of this session is gone.');
  return row.days;
}

interface Row extends Pick<GraduateGroup, 'closeId' | 'year' | 'students' | 'listed'> {
  closed_at: Date;
  asked_at: Date | null;
  asked_by: string | null;
  done: number;
  total: number;
  finished_at: Date | null;
}

/** Each year that was closed, with who left then. */
export async function listGroups(days: number, now: Date): Promise<GraduateGroup[]> {
  const rows = await sql<Row>(
    `with graduates as (${GRADUATES}),
     sizes as (
       select g.year, count(*)::int as students,
              (count(*) filter (where exists (
                select 1 from enrolments e where e.tenant_id = $1 and e.person_id = g.id and e.is_active)))::int
                as listed
       from graduates g group by g.year)
     select c.id as "closeId", c.year, c.finished_at as closed_at, coalesce(s.students, 0) as students,
            coalesce(s.listed, 0) as listed, u.asked_at, p.name as asked_by, u.done, u.total, u.finished_at
     from year_closes c
     left join sizes s on s.year = c.year
     left join graduate_purges u on u.tenant_id = $1 and u.close_id = c.id
     left join people p on p.tenant_id = $1 and p.id = u.asked_by
     where c.tenant_id = $1 and c.state = 'done' and (s.students > 0 or u.id is not null)
     order by c.year desc`,
    [currentTenant()],
  );
  return rows.map(({ closed_at, asked_at, asked_by, done, total, finished_at, ...group }) => {
    const until = new Date(closed_at.getTime() + days * DAY_MS);
    const purge = asked_at && {
      ...{ askedAt: asked_at.toISOString(), askedBy: asked_by, done, total },
      finishedAt: finished_at?.toISOString() ?? null,
    };
    return {
      ...group,
      ...{ keptUntil: until.toISOString(), purge },
      mayDelete: until <= now && purge === null && group.students > 0,
    };
  });
}

/** Lines of the file about who left in that year: theirs, and their roles and classes. @returns how many went. */
export async function deleteFileLines(year: number): Promise<number> {
  const rows = await sql(
    `with gone as (select * from (${LEFT}) l where l.year = $2),
     lines as (
       delete from sis_records r using gone g
       where r.tenant_id = $1 and r.kind <> 'users' and r.data->>'userSourcedId' = g.source_id returning r.id),
     users as (
       delete from sis_records r using gone g where r.tenant_id = $1 and r.id = g.record_id returning r.id)
     select id from lines union all select id from users`,
    [currentTenant(), year],
  );
  return rows.length;
}
