import type { NewSchedule, Reports } from '#contracts/reports.js';
import { SCHEDULES_MAX } from '#contracts/report-fields.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import type { AccessRequest } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { isAskedFor } from './report-kinds.js';
import { askForReport } from './report-records.js';
import { readReports, requireKind } from './report-service.js';
import { lockSchedule, lockStanding, nextTurn } from './schedule-records.js';

/** Has a file made each week or month from now on. */
export async function addSchedule(
  actor: Actor,
  { kind, format, schoolId, every, keptDays }: NewSchedule,
  { now, requestId }: AccessRequest,
): Promise<Reports> {
  await requireKind(actor, { kind, schoolId });
  await requireRoom({ kind, format, schoolId, every });
  const id = newId();
  const next = await nextTurn(every, now);
  await sql(
    `insert into report_schedules (tenant_id, id, kind, format, school_id, language, every, kept_days,
                                   next_at, created_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      ...[currentTenant(), id, kind, format, schoolId, actor.locale, every, keptDays],
      ...[next.toISOString(), actor.personId, now.toISOString()],
    ],
  );
  await enqueue('run-schedule', id, { runAt: next });
  await noteAdminAct(actor.personId, 'report-scheduled', `${kind} ${id}`, requestId);
  return readReports(actor, now);
}

/**
 * Ends a schedule, or takes it up again. Files that it made stay their time.
 *
 * @throws AppError `not-found`; `conflict` for one that could not be added either.
 */
export async function setScheduleRemoved(
  actor: Actor,
  id: string,
  isRemoved: boolean,
  { now, requestId }: AccessRequest,
): Promise<Reports> {
  const held = await lockSchedule(id);
  if (!held) throw notFound();
  if ((held.removed_at !== null) === isRemoved) return readReports(actor, now);
  if (!isRemoved) {
    if (!(await isAskedFor(held.kind)))
      throw new AppError('conflict', 'This file is not made for the rule of your district.');
    await requireRoom({ ...held, schoolId: held.school_id });
  }
  const next = await nextTurn(held.every, now);
  await sql(
    `update report_schedules set removed_at = $3, next_at = $4, updated_at = $5
     where tenant_id = $1 and id = $2`,
    [
      ...[currentTenant(), id, isRemoved ? now.toISOString() : null, next.toISOString()],
      now.toISOString(),
    ],
  );
  if (!isRemoved) await enqueue('run-schedule', id, { runAt: next });
  const act = isRemoved ? 'report-schedule-ended' : 'report-scheduled';
  await noteAdminAct(actor.personId, act, `${held.kind} ${id}`, requestId);
  return readReports(actor, now);
}

/**
 * Its turn has come: the file goes onto the queue, and the next turn with it. Turns that were missed while
 * nothing ran are made once. What the district's rule has no more is passed over.
 */
export async function runSchedule(
  { tenantId, subjectId: id }: TaskSubject,
  now: () => Date,
): Promise<void> {
  await withTenant(tenantId, async () => {
    const held = await lockSchedule(id);
    if (!held || held.removed_at) return;
    if (held.next_at > now()) {
      await enqueue('run-schedule', id, { runAt: held.next_at });
      return;
    }
    const next = await nextTurn(held.every, now());
    await sql(
      `update report_schedules set next_at = $3, updated_at = $4 where tenant_id = $1 and id = $2`,
      [currentTenant(), id, next.toISOString(), now().toISOString()],
    );
    if (await isAskedFor(held.kind))
      await askForReport(
        {
          ...{ kind: held.kind, format: held.format, schoolId: held.school_id, courseId: null },
          ...{ language: held.language, by: held.created_by, scheduleId: id },
          keptDays: held.kept_days,
        },
        now(),
      );
    await enqueue('run-schedule', id, { runAt: next });
  });
}

/** What makes two schedules the same: they would make the same file on the same day. */
type Wanted = Pick<NewSchedule, 'kind' | 'format' | 'schoolId' | 'every'>;

/**
 * Asked of what is added and of what is taken up again. One at a time in a district, so that no two add the same.
 *
 * @throws AppError `conflict` for one that is there already, and for too many.
 */
async function requireRoom(wanted: Wanted): Promise<void> {
  const standing = await lockStanding();
  if (standing.some((one) => SAME_IN.every((field) => one[field] === wanted[field])))
    throw new AppError('conflict', 'This file is made by itself already.');
  if (standing.length >= SCHEDULES_MAX)
    throw new AppError('conflict', 'There are too many of these. Remove one first.');
}

const SAME_IN = ['kind', 'format', 'schoolId', 'every'] as const;
