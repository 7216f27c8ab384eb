import { type GraduatePolicy, Graduates, type NewGraduatePurge } from '#contracts/graduates.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import type { Letter } from '../../letter-pdf.js';
import type { AccessRequest } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { districtName } from '../district/district-name.js';
import { certificateLetter, type PurgeFacts } from './certificate.js';
import { keepDays, listGroups } from './graduate-records.js';

/** Who left with their last grade, and until when their plans are kept. */
export async function readGraduates(now: Date): Promise<Graduates> {
  const days = await keepDays();
  return Graduates.parse({ keepDays: days, groups: await listGroups(days, now) });
}

/** From now on plans of graduates are kept so long; what was deleted stays deleted. */
export async function setGraduatePolicy(
  actor: Actor,
  { keepDays: days }: GraduatePolicy,
  { now, requestId }: AccessRequest,
): Promise<Graduates> {
  await sql('update tenants set graduates_keep_days = $2 where id = $1', [currentTenant(), days]);
  await noteAdminAct(actor.personId, 'graduates-kept', String(days), requestId);
  return readGraduates(now);
}

/**
 * Begins to delete the plans of those who left in a year, in the background. It can't be undone.
 *
 * @throws AppError `not-found`; `conflict` before the day until which they are kept, a second time, or when
 * there are more or fewer by now than whoever asks saw.
 */
export async function beginPurge(
  actor: Actor,
  closeId: string,
  { students }: NewGraduatePurge,
  { now, requestId }: AccessRequest,
): Promise<Graduates> {
  const days = await keepDays();
  const group = (await listGroups(days, now)).find((one) => one.closeId === closeId);
  if (!group) throw notFound();
  if (!group.mayDelete)
    throw new AppError('conflict', 'These plans are kept longer, or are being deleted already.');
  if (group.students !== students)
    throw new AppError('conflict', 'There are more or fewer graduates now. Load the page again.');
  const id = newId();
  const rows = await sql(
    `insert into graduate_purges (tenant_id, id, close_id, asked_by, asked_at, keep_days, total)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, close_id) do nothing returning id`,
    [currentTenant(), id, closeId, actor.personId, now.toISOString(), days, students],
  );
  if (rows.length === 0)
    throw new AppError('conflict', 'Another administrator was first. Load the page again.');
  await enqueue('purge-graduates', id);
  await noteAdminAct(
    actor.personId,
    'graduates-purged',
    `${String(group.year)}: ${String(students)}`,
    requestId,
  );
  return readGraduates(now);
}

/** What was deleted, when and by whom, to print. @throws AppError `not-found`, also while it goes on */
export async function readCertificate(actor: Actor, closeId: string): Promise<Letter> {
  const [facts] = await sql<PurgeFacts>(
    `select u.id, c.year, c.finished_at as "closedAt", u.asked_at as "askedAt", u.finished_at as "finishedAt",
            p.name as "askedBy", u.keep_days as "keepDays", u.done as students, u.counts,
            t.time_zone as "timeZone"
     from graduate_purges u
     join year_closes c on c.tenant_id = $1 and c.id = u.close_id
     join tenants t on t.id = $1
     left join people p on p.tenant_id = $1 and p.id = u.asked_by
     where u.tenant_id = $1 and u.close_id = $2 and u.finished_at is not null`,
    [currentTenant(), closeId],
  );
  if (!facts) throw notFound();
  return certificateLetter(facts, { district: await districtName(), locale: actor.locale });
}
