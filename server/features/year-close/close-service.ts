import { addDays, daysBetween } from '#contracts/days.js';
import {
  YEAR_CLOSE_DAYS_AFTER,
  YEAR_CLOSE_DAYS_BEFORE,
  YEAR_CLOSE_UNDO_DAYS,
} from '#contracts/limits.js';
import type { CloseStanding, YearClose, YearCloseBoard } from '#contracts/year-close.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import type { AccessRequest } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { dayOf, firstDayOf, schoolYearOf, yearRule } from '../years/school-year.js';
import { previewClose } from './close-preview.js';
import { IS_STUDENT, requireNoCloseUnderWay } from './close-records.js';

const DAY_MS = 86_400_000;
/** Closes that are listed. */
const SHOWN = 10;

/** Which year is to be closed, what that would do, and the closes before. */
export async function readCloseBoard(
  actor: Actor,
  request: AccessRequest,
): Promise<YearCloseBoard> {
  const [{ year, opensOn }, closes] = [
    await yearToClose(request.now),
    await listCloses(request.now),
  ];
  const standing = await standingOf(year, opensOn, closes, request.now);
  const preview = standing === 'ready' ? await previewClose(actor, request) : null;
  return { year, standing, opensOn, preview, closes };
}

/**
 * Begins to close a year, in the background.
 *
 * @throws AppError `conflict` unless it is the year that can be closed now.
 */
export async function beginClose(
  actor: Actor,
  year: number,
  request: AccessRequest,
): Promise<YearCloseBoard> {
  const { now, requestId } = request;
  await requireNoCloseUnderWay();
  const open = await yearToClose(now);
  const standing = await standingOf(open.year, open.opensOn, await listCloses(now), now);
  if (open.year !== year || standing !== 'ready')
    throw new AppError('conflict', 'This school year can’t be closed now. Load the page again.');
  const id = newId();
  await sql(
    `insert into year_closes (tenant_id, id, year, started_by, started_at, total)
     select $1, $2, $3, $4, $5, (select count(*) from sis_records r where ${IS_STUDENT})`,
    [currentTenant(), id, year, actor.personId, now.toISOString()],
  );
  await enqueue('close-year', id, { queue: queueOf() });
  await noteAdminAct(actor.personId, 'year-closed', String(year), requestId);
  return readCloseBoard(actor, request);
}

/** Begins to undo a close. @throws AppError `not-found`; `conflict` after seven days */
export async function undoClose(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<YearCloseBoard> {
  const { now, requestId } = request;
  await requireNoCloseUnderWay();
  const close = (await listCloses(now)).find((one) => one.id === id);
  if (!close) throw notFound();
  if (close.undoUntil === null)
    throw new AppError('conflict', 'This can’t be undone any more: seven days have gone by.');
  await sql(
    `update year_closes set state = 'undoing', undone_by = $3, undone_at = $4, done = 0,
       total = (select count(*) from year_close_steps s where s.tenant_id = $1 and s.close_id = $2)
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, actor.personId, now.toISOString()],
  );
  await enqueue('reopen-year', id, { queue: queueOf() });
  await noteAdminAct(actor.personId, 'year-reopened', String(close.year), requestId);
  return readCloseBoard(actor, request);
}

const queueOf = () => `${currentTenant()}:year-close`;

/** How years turn by the calendar alone, whatever was closed. */
const calendarRule = async () => ({ ...(await yearRule()), begun: [] });

/** The year that ends soon or has ended lately; once that is closed for good, or too long ago, the next one. */
async function yearToClose(now: Date): Promise<{ year: number; opensOn: string }> {
  const byDay = await calendarRule();
  const ahead = new Date(now.getTime() + YEAR_CLOSE_DAYS_BEFORE * DAY_MS);
  const last = schoolYearOf(ahead, byDay) - 1;
  const endOf = (year: number) => firstDayOf(year + 1, byDay);
  const isLongAgo = daysBetween(endOf(last), dayOf(now, byDay)) >= YEAR_CLOSE_DAYS_AFTER;
  const [closed] = await sql(
    `select 1 as found from year_closes
     where tenant_id = $1 and year = $2 and state = 'done' and finished_at < $3`,
    [currentTenant(), last, new Date(now.getTime() - YEAR_CLOSE_UNDO_DAYS * DAY_MS).toISOString()],
  );
  const year = closed || isLongAgo ? last + 1 : last;
  return { year, opensOn: addDays(endOf(year), -YEAR_CLOSE_DAYS_BEFORE) };
}

async function standingOf(
  year: number,
  opensOn: string,
  closes: YearClose[],
  now: Date,
): Promise<CloseStanding> {
  if (closes.some((one) => one.year === year && one.state !== 'undone')) return 'closed';
  const byDay = await calendarRule();
  if (dayOf(now, byDay) < opensOn) return 'early';
  const [file] = await sql<{ at: Date | null }>(
    `select coalesce(
       (select max(applied_at) from sis_imports where tenant_id = $1 and state = 'applied'),
       (select max(updated_at) from sis_records where tenant_id = $1 and kind = 'users')) as at`,
    [currentTenant()],
  );
  return file?.at && schoolYearOf(file.at, byDay) > year ? 'grades-moved' : 'ready';
}

interface Row extends Omit<YearClose, 'startedAt' | 'finishedAt' | 'undoneAt' | 'undoUntil'> {
  started_at: Date;
  finished_at: Date | null;
  undone_at: Date | null;
}

async function listCloses(now: Date): Promise<YearClose[]> {
  const rows = await sql<Row>(
    `select c.id, c.year, c.state, p.name as "startedBy", c.done, c.total, c.moved, c.graduated, c.kept,
            c.started_at, c.finished_at, c.undone_at
     from year_closes c left join people p on p.tenant_id = $1 and p.id = c.started_by
     where c.tenant_id = $1 order by c.started_at desc, c.id desc limit ${SHOWN}`,
    [currentTenant()],
  );
  return rows.map(({ started_at, finished_at, undone_at, ...row }) => {
    const until = finished_at && new Date(finished_at.getTime() + YEAR_CLOSE_UNDO_DAYS * DAY_MS);
    return {
      ...row,
      startedAt: started_at.toISOString(),
      finishedAt: finished_at?.toISOString() ?? null,
      undoneAt: undone_at?.toISOString() ?? null,
      undoUntil: row.state === 'done' && until && until > now ? until.toISOString() : null,
    };
  });
}
