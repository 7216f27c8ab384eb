import type { NewReport, Report, ReportLook, Reports } from '#contracts/reports.js';
import { REPORT_ONCE_DAYS, REPORT_ROWS_SHOWN } from '#contracts/report-fields.js';
import type { Actor } from '../../auth/actor.js';
import { sql, withTenant } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import type { OutgoingFile } from '../../http/file-endpoint.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { courseOfStaff } from '../class/course-policy.js';
import { schoolNames } from '../roster/school-names.js';
import { currentTemplate } from '../templates/district-template-records.js';
import { FIGURES_ONLY, kindsFor } from './report-kinds.js';
import {
  askForReport,
  findReport,
  listReports,
  removeReport,
  type ReportRow,
  type Shelf,
  studentsIn,
} from './report-records.js';
import { listSchedules } from './schedule-records.js';

/** Administrators see all files of the district, a counselor their own. */
const ownedBy = ({ role, personId }: Actor): string | null => (role === 'admin' ? null : personId);

/** A part of the staff has figures alone, whoever asked for them: of its schools, where it is held to any. */
const shelfOf = (actor: Actor): Shelf =>
  actor.part
    ? { of: null, kinds: FIGURES_ONLY, schools: actor.part.schoolIds }
    : { of: ownedBy(actor), kinds: null, schools: null };

export async function readReports(actor: Actor, now: Date): Promise<Reports> {
  // Who only reads has nothing made, and need not know who had.
  if (actor.part) {
    const files = await listReports(shelfOf(actor), now);
    const reports = files.map((row) => ({ ...presentReport(row), by: null }));
    return { kinds: [], schools: [], reports, schedules: [], maySchedule: false };
  }
  const isAdmin = actor.role === 'admin';
  const [district, schools, rows, schedules] = await Promise.all([
    currentTemplate(),
    schoolNames(),
    listReports(shelfOf(actor), now),
    isAdmin ? listSchedules() : [],
  ]);
  return {
    kinds: kindsFor(actor.role, district?.template ?? null),
    schools: [...schools].map(([id, name]) => ({ id, name })),
    ...{ reports: rows.map(presentReport), schedules, maySchedule: isAdmin },
  };
}

function presentReport(row: ReportRow): Report {
  return {
    ...{ id: row.id, kind: row.kind, format: row.format, school: row.school, state: row.state },
    ...{ done: row.done, total: row.total, size: row.size, fileName: row.file_name, by: row.by },
    ...{ isScheduled: row.schedule_id !== null, madeAt: row.made_at?.toISOString() ?? null },
    ...{ askedAt: row.created_at.toISOString(), expiresAt: row.expires_at.toISOString() },
  };
}

/**
 * Has a file made. A counselor's holds the students of the course they came from, where it names any.
 *
 * @throws AppError `invalid-request` for what this district has no rule for.
 */
export async function askReport(
  actor: Actor,
  { kind, format, schoolId }: NewReport,
  { now, requestId }: AccessRequest,
): Promise<Reports> {
  await requireKind(actor, { kind, schoolId });
  const courseId = actor.role === 'admin' ? null : courseOfStaff(actor);
  const id = await askForReport(
    {
      ...{ kind, format, schoolId, courseId, language: actor.locale, by: actor.personId },
      ...{ scheduleId: null, keptDays: REPORT_ONCE_DAYS },
    },
    now,
  );
  await noteAdminAct(actor.personId, 'report-asked', `${kind} ${id}`, requestId);
  return readReports(actor, now);
}

/** @throws AppError `invalid-request` naming the field. */
export async function requireKind(
  actor: Actor,
  { kind, schoolId }: Pick<NewReport, 'kind' | 'schoolId'>,
): Promise<void> {
  const [district, schools] = await Promise.all([currentTemplate(), schoolNames()]);
  const refuse = (field: string, detail: string) =>
    new AppError('invalid-request', 'The body of this request did not pass the checks.', {
      errors: [{ pointer: `/body/${field}`, detail }],
    });
  if (!kindsFor(actor.role, district?.template ?? null).includes(kind))
    throw refuse('kind', 'This file is not made for the rule of your district.');
  if (schoolId !== null && !schools.has(schoolId)) throw refuse('schoolId', 'No such school.');
}

async function ready(actor: Actor, id: string, now: Date): Promise<ReportRow> {
  const row = await findReport(id, shelfOf(actor), now);
  if (!row) throw notFound();
  if (row.state !== 'ready') throw new AppError('conflict', 'This file is not made yet.');
  return row;
}

/** How a file begins. Each student whose line is shown is noted. */
export async function lookAtReport(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<ReportLook> {
  const { look } = await ready(actor, id, request.now);
  if (!look) throw new Error('A file that is ready has nothing to look at.');
  await noteAccess(actor, await studentsIn(id, REPORT_ROWS_SHOWN), 'report', request);
  return look;
}

export async function findFileOf(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<ReportRow & { tenantId: string }> {
  const row = await ready(actor, id, request.now);
  await noteAccess(actor, await studentsIn(id, null), 'report', request);
  return { ...row, tenantId: actor.tenantId };
}

const MIME = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function openFileOf(row: ReportRow & { tenantId: string }): OutgoingFile {
  const { format, size, file_name: name } = row;
  return { bytes: piecesOf(row), mime: MIME[format], size, name, isInline: false };
}

async function* piecesOf({ tenantId, id }: { tenantId: string; id: string }) {
  for (let number = 0; ; number += 1) {
    const [piece] = await withTenant(
      tenantId,
      () =>
        sql<{ bytes: Buffer }>(
          'select bytes from report_pieces where tenant_id = $1 and report_id = $2 and number = $3',
          [tenantId, id, number],
        ),
      { readOnly: true },
    );
    if (!piece) return;
    yield piece.bytes;
  }
}

/** Takes a file away, also one that is being made. */
export async function dropFile(
  actor: Actor,
  id: string,
  { now, requestId }: AccessRequest,
): Promise<Reports> {
  const kind = await removeReport(id, ownedBy(actor));
  if (!kind) throw notFound();
  await noteAdminAct(actor.personId, 'report-removed', `${kind} ${id}`, requestId);
  return readReports(actor, now);
}
