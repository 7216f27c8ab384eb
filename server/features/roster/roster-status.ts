import type { RosterError, RosterStatus } from '#contracts/class.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { cancelRun, confirmRun, queueRun, restoreState } from './roster-runs.js';

interface Row {
  roster_url: string | null;
  roster_state: Exclude<RosterStatus['state'], 'unavailable'>;
  roster_synced_at: Date | null;
  roster_count: number | null;
  roster_error: RosterError | null;
  read_count: number | null;
  run_state: string | null;
}

/** Where a course's class list stands. */
export async function rosterStatus(courseId: string): Promise<RosterStatus> {
  const [course] = await sql<Row>(
    `select c.roster_url, c.roster_state, c.roster_synced_at, c.roster_count, c.roster_error,
            r.read_count, r.state as run_state
     from courses c left join roster_runs r on r.tenant_id = c.tenant_id and r.course_id = c.id
     where c.tenant_id = $1 and c.id = $2`,
    [currentTenant(), courseId],
  );
  if (!course) throw notFound();
  return {
    state: course.roster_url === null ? 'unavailable' : course.roster_state,
    syncedAt: course.roster_synced_at?.toISOString() ?? null,
    count: course.roster_count,
    read: course.read_count,
    canCancel: course.roster_state === 'running' && course.run_state !== 'whole',
    error: course.roster_error,
  };
}

/** Asks the LMS for the class list, in the background. A list that was held is read again. */
export async function refreshRoster(courseId: string): Promise<RosterStatus> {
  const status = await rosterStatus(courseId);
  if (status.state === 'unavailable' || status.state === 'running') return status;
  await cancelRun(courseId);
  await queueRun(courseId);
  return rosterStatus(courseId);
}

/** Stops a reading, also one that has not begun; the list stays as it was. Too late once the new list is being taken over. */
export async function cancelRoster(courseId: string): Promise<RosterStatus> {
  const { canCancel } = await rosterStatus(courseId);
  if (canCancel) {
    await cancelRun(courseId);
    await restoreState(courseId);
  }
  return rosterStatus(courseId);
}

/** What a person says of a held list: it is right, or the old one is. */
export async function settleHeldRoster(
  courseId: string,
  choice: 'new' | 'old',
): Promise<RosterStatus> {
  const { state } = await rosterStatus(courseId);
  if (state !== 'held') throw new AppError('conflict', 'No class list waits for an answer.');
  if (choice === 'new' && (await confirmRun(courseId))) await queueRun(courseId);
  else {
    await cancelRun(courseId);
    await restoreState(courseId);
  }
  return rosterStatus(courseId);
}
