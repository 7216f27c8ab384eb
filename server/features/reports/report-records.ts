import type { Report } from '#contracts/reports.js';
import type { ReportFormat, ReportKind } from '#contracts/report-fields.js';
import { REPORTS_MAX } from '#contracts/report-fields.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { enqueue } from '../../jobs/enqueue.js';
import type { ReportLook } from '#contracts/reports.js';

const DAY_MS = 86_400_000;

export interface ReportRow {
  id: string;
  kind: ReportKind;
  format: ReportFormat;
  school_id: string | null;
  school: string | null;
  language: string;
  course_id: string | null;
  state: Report['state'];
  done: number;
  total: number;
  size: number;
  file_name: string;
  look: ReportLook | null;
  schedule_id: string | null;
  by: string | null;
  made_at: Date | null;
  expires_at: Date;
  created_at: Date;
}

const FIELDS = `f.id, f.kind, f.format, f.school_id, s.name as school, f.language, f.course_id, f.state,
  f.done, f.total, f.size, f.file_name, f.schedule_id, p.name as by, f.made_at, f.expires_at, f.created_at`;
const FROM = `from report_files f
  left join schools s on s.tenant_id = f.tenant_id and s.id = f.school_id
  left join people p on p.tenant_id = f.tenant_id and p.id = f.requested_by
  where f.tenant_id = $1`;

/** Which files somebody sees. */
export interface Shelf {
  /** Only those that this person asked for; null for all. */
  of: string | null;
  /** Only files of these kinds that are ready; null for all. */
  kinds: readonly ReportKind[] | null;
  /** Only those of these schools; null for all, and for those of the whole district. */
  schools: readonly string[] | null;
}

/** Reads $1 to $5. */
const ON_SHELF = `${FROM} and f.expires_at > $2 and ($3::uuid is null or f.requested_by = $3)
  and ($4::text[] is null or (f.kind = any($4) and f.state = 'ready'))
  and ($5::uuid[] is null or f.school_id = any($5))`;

const shelfValues = ({ of, kinds, schools }: Shelf, now: Date): unknown[] => [
  ...[currentTenant(), now.toISOString(), of],
  ...[kinds, schools],
];

export const ALL_FILES: Shelf = { of: null, kinds: null, schools: null };

export function listReports(shelf: Shelf, now: Date): Promise<ReportRow[]> {
  return sql<ReportRow>(
    `select ${FIELDS} ${ON_SHELF} order by f.created_at desc, f.id desc limit ${REPORTS_MAX}`,
    shelfValues(shelf, now),
  );
}

export async function findReport(
  id: string,
  shelf: Shelf,
  now: Date,
): Promise<ReportRow | undefined> {
  const [row] = await sql<ReportRow>(`select ${FIELDS}, f.look ${ON_SHELF} and f.id = $6`, [
    ...shelfValues(shelf, now),
    id,
  ]);
  return row;
}

/** Puts a report on the queue: a district's are made one after the other. It goes by itself when its time is over. */
export async function askForReport(
  report: {
    kind: ReportKind;
    format: ReportFormat;
    schoolId: string | null;
    language: string;
    courseId: string | null;
    by: string | null;
    scheduleId: string | null;
    keptDays: number;
  },
  now: Date,
): Promise<string> {
  const id = newId();
  const expires = new Date(now.getTime() + report.keptDays * DAY_MS);
  const { kind, format, schoolId, language, courseId, by, scheduleId } = report;
  await sql(
    `insert into report_files (tenant_id, id, kind, format, school_id, language, course_id, requested_by,
       schedule_id, expires_at, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      ...[currentTenant(), id, kind, format, schoolId, language, courseId, by, scheduleId],
      ...[expires.toISOString(), now.toISOString()],
    ],
  );
  await enqueue('make-report', id, { queue: `${currentTenant()}:reports` });
  await enqueue('drop-report', id, { runAt: expires });
  return id;
}

/** @returns what it was; undefined where there was none. */
export async function removeReport(id: string, of: string | null): Promise<ReportKind | undefined> {
  const [row] = await sql<{ kind: ReportKind }>(
    `delete from report_files where tenant_id = $1 and id = $2
       and ($3::uuid is null or requested_by = $3) returning kind`,
    [currentTenant(), id, of],
  );
  return row?.kind;
}

/** Whose records stand in the file, in the order of its lines. @param first - only so many. */
export async function studentsIn(id: string, first: number | null): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select student_id as id from report_students where tenant_id = $1 and report_id = $2
     order by place limit $3`,
    [currentTenant(), id, first],
  );
  return rows.map((row) => row.id);
}
