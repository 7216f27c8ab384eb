import type { ReportSchedule } from '#contracts/reports.js';
import type { ReportFormat, ReportKind, ReportRhythm } from '#contracts/report-fields.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface ScheduleRow {
  id: string;
  kind: ReportKind;
  format: ReportFormat;
  school_id: string | null;
  language: string;
  every: ReportRhythm;
  kept_days: number;
  next_at: Date;
  created_by: string | null;
  removed_at: Date | null;
}

export async function listSchedules(): Promise<ReportSchedule[]> {
  const rows = await sql<Omit<ReportSchedule, 'nextAt'> & { nextAt: Date }>(
    `select r.id, r.kind, r.format, s.name as school, r.every, r.kept_days as "keptDays",
            r.next_at as "nextAt", p.name as by
     from report_schedules r
     left join schools s on s.tenant_id = r.tenant_id and s.id = r.school_id
     left join people p on p.tenant_id = r.tenant_id and p.id = r.created_by
     where r.tenant_id = $1 and r.removed_at is null order by r.created_at, r.id`,
    [currentTenant()],
  );
  return rows.map((row) => ({ ...row, nextAt: row.nextAt.toISOString() }));
}

/** What is made by itself now; until the transaction ends, nobody else in the district adds to it. */
export async function lockStanding(): Promise<
  (Pick<ScheduleRow, 'kind' | 'format' | 'every'> & { schoolId: string | null })[]
> {
  await sql(`select pg_advisory_xact_lock(hashtextextended($1, 140))`, [currentTenant()]);
  return sql(
    `select kind, format, school_id as "schoolId", every from report_schedules
     where tenant_id = $1 and removed_at is null`,
    [currentTenant()],
  );
}

/** One schedule, held until the transaction ends. */
export async function lockSchedule(id: string): Promise<ScheduleRow | undefined> {
  const [row] = await sql<ScheduleRow>(
    `select id, kind, format, school_id, language, every, kept_days, next_at, created_by, removed_at
     from report_schedules where tenant_id = $1 and id = $2 for update`,
    [currentTenant(), id],
  );
  return row;
}

/** The next Monday or first of the month, at three in the morning by the district's own clock. */
export async function nextTurn(every: ReportRhythm, after: Date): Promise<Date> {
  const [row] = await sql<{ at: Date }>(
    `select (date_trunc($2, $3::timestamptz at time zone t.time_zone) + ('1 ' || $2)::interval
             + interval '3 hours') at time zone t.time_zone as at
     from tenants t where t.id = $1`,
    [currentTenant(), every, after.toISOString()],
  );
  if (!row) throw new Error('A district without a clock.');
  return row.at;
}
