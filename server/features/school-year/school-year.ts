import { currentTenant, sql } from '../../db/tenant.js';

/**
 * SQL for the school year of a moment: the calendar year in which it began, where the district is.
 *
 * A district that brought in OneRoster files says by its sessions of the type `schoolYear` when its years
 * begin; where it says nothing for the last 400 days, a year begins on 1 August. A year that an administrator
 * closed before that has ended (`features/year-close`). Needs the tenant as $1.
 *
 * @param moment - an SQL expression of the type timestamptz.
 */
export function schoolYearSql(moment: string): string {
  const day = `(${moment} at time zone (select time_zone from tenants where id = $1))::date`;
  return `greatest(coalesce(
    (select extract(year from max((r.data->>'startDate')::date)) from sis_records r
     where r.tenant_id = $1 and r.kind = 'academicSessions' and r.is_active
       and r.data->>'type' = 'schoolYear'
       and (r.data->>'startDate')::date between ${day} - 400 and ${day}),
    extract(year from ${day} - interval '7 months')),
    (select max(y.year) + 1 from year_closes y
     where y.tenant_id = $1 and y.state = 'done' and y.finished_at <= ${moment}))::integer`;
}

/** The school year that it is now, by the calendar year in which it began. */
export async function schoolYearOf(now: Date): Promise<number> {
  const [row] = await sql<{ year: number }>(`select ${schoolYearSql('$2::timestamptz')} as year`, [
    currentTenant(),
    now.toISOString(),
  ]);
  if (!row) throw new Error('No school year came back.');
  return row.year;
}
