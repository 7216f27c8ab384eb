import type { RosterError } from '#contracts/class.js';
import type { RosterMember } from '#lti/types.js';
import { asBulkWork } from '../../db/bulk.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { enqueue } from '../../jobs/enqueue.js';
import { columnsOf } from './person-records.js';

export interface RosterRun {
  id: string;
  state: 'reading' | 'held' | 'whole';
}

export interface RosterCourse {
  registration_id: string;
  roster_url: string;
  roster_link_id: string | null;
  roster_count: number | null;
}

/**
 * Asks for the list in the background, where the course has one. The state is the wish itself: whoever
 * restores it before the work begins has cancelled.
 */
export async function queueRun(courseId: string): Promise<void> {
  const [course] = await sql(
    `update courses set roster_state = 'running', roster_error = null
     where tenant_id = $1 and id = $2 and roster_url is not null returning id`,
    [currentTenant(), courseId],
  );
  if (course) await enqueue('sync-roster', courseId);
}

/**
 * Begins to read a course's list, from its first page: half of what an earlier try read is of no use,
 * since the list may have changed between its pages. A list that was whole is taken as it is.
 *
 * @returns undefined when the course has no list, or nobody wants it any more. After a failure the queue
 *   still does.
 */
export async function beginRun(
  courseId: string,
): Promise<{ course: RosterCourse; run: RosterRun } | undefined> {
  const tenantId = currentTenant();
  const [course] = await sql<RosterCourse>(
    `update courses set roster_state = 'running', roster_error = null, updated_at = now()
     where tenant_id = $1 and id = $2 and roster_url is not null and roster_state in ('running', 'failed')
     returning registration_id, roster_url, roster_link_id, roster_count`,
    [tenantId, courseId],
  );
  if (!course) return undefined;
  const [whole] = await sql<RosterRun>(
    `select id, state from roster_runs where tenant_id = $1 and course_id = $2 and state = 'whole'`,
    [tenantId, courseId],
  );
  if (whole) return { course, run: whole };
  await dropRun(courseId);
  const run: RosterRun = { id: newId(), state: 'reading' };
  await sql(`insert into roster_runs (tenant_id, id, course_id) values ($1, $2, $3)`, [
    tenantId,
    run.id,
    courseId,
  ]);
  return { course, run };
}

/** Keeps some of a list; a person who is named twice is kept once. @returns false when it was cancelled. */
export async function stageMembers(runId: string, members: RosterMember[]): Promise<boolean> {
  await asBulkWork();
  const [run] = await sql(
    `update roster_runs set read_count = read_count + $3, updated_at = now()
     where tenant_id = $1 and id = $2 and state = 'reading' returning id`,
    [currentTenant(), runId, members.length],
  );
  if (!run) return false;
  await sql(
    `insert into roster_staged (tenant_id, id, run_id, sub, role, is_active, name, given_name,
                                family_name, email, sis_id, sections)
     select $1, m.id, $2, m.sub, m.role, m.is_active, m.name, m.given_name, m.family_name, m.email, m.sis_id,
            m.sections
     from jsonb_to_recordset($3::jsonb) as m (id uuid, sub text, role text, is_active boolean, name text,
       given_name text, family_name text, email text, sis_id text, sections jsonb)
     on conflict (tenant_id, run_id, sub) do nothing`,
    [currentTenant(), runId, JSON.stringify(members.map(toRow))],
  );
  return true;
}

function toRow(member: RosterMember) {
  const [name, given_name, family_name, email, sis_id] = columnsOf(member);
  const { sub, courseRole: role, isActive: is_active, sections } = member;
  const told = { name, given_name, family_name, email, sis_id };
  return { id: newId(), sub, role, is_active, ...told, sections };
}

/** How many people the list names as active. */
export async function countStaged(runId: string): Promise<number> {
  const [row] = await sql<{ count: string }>(
    `select count(*) from roster_staged where tenant_id = $1 and run_id = $2 and is_active`,
    [currentTenant(), runId],
  );
  return Number(row?.count);
}

/** The list waits for somebody to say whether it is right. */
export async function holdRun(courseId: string, runId: string): Promise<void> {
  const [run] = await sql(
    `update roster_runs set state = 'held' where tenant_id = $1 and id = $2 returning id`,
    [currentTenant(), runId],
  );
  if (run) await setState(courseId, 'held');
}

/** From here on it is taken over and can't be cancelled. @returns false when it was. */
export async function closeRun(runId: string): Promise<boolean> {
  const rows = await sql(
    `update roster_runs set state = 'whole' where tenant_id = $1 and id = $2 returning id`,
    [currentTenant(), runId],
  );
  return rows.length > 0;
}

/** Somebody says that a held list is right. @returns whether one was waiting. */
export async function confirmRun(courseId: string): Promise<boolean> {
  const rows = await sql(
    `update roster_runs set state = 'whole'
     where tenant_id = $1 and course_id = $2 and state = 'held' returning id`,
    [currentTenant(), courseId],
  );
  return rows.length > 0;
}

/** Forgets what was read, unless it is being taken over. @returns whether there was anything. */
export async function cancelRun(courseId: string): Promise<boolean> {
  const rows = await sql(
    `delete from roster_runs
     where tenant_id = $1 and course_id = $2 and state <> 'whole' returning id`,
    [currentTenant(), courseId],
  );
  return rows.length > 0;
}

async function dropRun(courseId: string): Promise<void> {
  await sql(`delete from roster_runs where tenant_id = $1 and course_id = $2`, [
    currentTenant(),
    courseId,
  ]);
}

export async function setState(
  courseId: string,
  state: 'running' | 'held' | 'failed',
  error: RosterError | null = null,
): Promise<void> {
  await sql(
    `update courses set roster_state = $3, roster_error = $4 where tenant_id = $1 and id = $2`,
    [currentTenant(), courseId, state, error],
  );
}

export async function endRun(courseId: string, count: number, now: Date): Promise<void> {
  await sql(
    `update courses set roster_state = 'done', roster_error = null, roster_count = $3, roster_synced_at = $4
     where tenant_id = $1 and id = $2`,
    [currentTenant(), courseId, count, now.toISOString()],
  );
  await dropRun(courseId);
}

/** Back to what was before the reading began. */
export async function restoreState(courseId: string): Promise<void> {
  await sql(
    `update courses set roster_state = case when roster_synced_at is null then 'never' else 'done' end,
            roster_error = null
     where tenant_id = $1 and id = $2`,
    [currentTenant(), courseId],
  );
}
