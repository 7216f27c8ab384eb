import { LmsError, LmsPaused } from '#lti/lms-error.js';
import type { LmsServices } from '#lti/types.js';
import type { RosterError } from '#contracts/class.js';
import { withTenant } from '../../db/tenant.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import { applyMembers, releaseLeavers } from './roster-apply.js';
import {
  beginRun,
  cancelRun,
  closeRun,
  countStaged,
  endRun,
  holdRun,
  queueRun,
  type RosterCourse,
  type RosterRun,
  setState,
  stageMembers,
} from './roster-runs.js';

const STALE_AFTER_MS = 24 * 3_600_000;
/** People a transaction: shorter than a launch, which may begin beside it, and waits where it holds a row. */
const BATCH = 100;
/** A longer pause means that the LMS is in trouble, and the class's page says so. */
const SHORT_PAUSE_MS = 15_000;
/** Below this a class may well lose half its people in a day. */
const SMALL_CLASS = 4;

/** Asks for the class list in the background when it was never read or is older than a day. */
export async function requestRosterSync(
  courseId: string,
  known: { roster_synced_at: Date | null; roster_state: string | null },
  now: Date,
): Promise<void> {
  const isFresh =
    known.roster_synced_at !== null &&
    now.getTime() - known.roster_synced_at.getTime() < STALE_AFTER_MS;
  // A held list waits for a person; one that is being read is on its way.
  if (isFresh || known.roster_state === 'running' || known.roster_state === 'held') return;
  await queueRun(courseId);
}

/**
 * Reads a course's class list from its LMS, every page, and brings ours in line.
 *
 * Nothing changes before the last page has come. People who are gone are made inactive, never
 * deleted. A list that suddenly lost half its people or more is held: more likely a fault than a
 * class that left. A reading that is cut off begins anew; taking over goes on where it was.
 */
export async function syncRoster(
  { tenantId, subjectId: courseId }: TaskSubject,
  lms: LmsServices,
  now: () => Date,
): Promise<void> {
  const begun = await withTenant(tenantId, () => beginRun(courseId));
  if (!begun) return;
  const { course, run } = begun;
  if (run.state === 'reading') {
    if (!(await readPages(tenantId, courseId, { course, run }, { lms, now }))) return;
    const isWhole = await withTenant(tenantId, async () => {
      const isShort = isSuspicious(course.roster_count, await countStaged(run.id));
      if (isShort) await holdRun(courseId, run.id);
      return isShort ? false : closeRun(run.id);
    });
    if (!isWhole) return;
  }
  await applyRun(
    tenantId,
    { courseId, registrationId: course.registration_id, runId: run.id },
    now,
  );
}

/** @returns false when somebody cancelled meanwhile. */
async function readPages(
  tenantId: string,
  courseId: string,
  { course, run }: { course: RosterCourse; run: RosterRun },
  { lms, now }: { lms: LmsServices; now: () => Date },
): Promise<boolean> {
  try {
    const pages = lms.fetchRoster(course.registration_id, course.roster_url, course.roster_link_id);
    for await (const { members } of pages)
      for (let from = 0; from < members.length; from += BATCH) {
        const some = members.slice(from, from + BATCH);
        if (!(await withTenant(tenantId, () => stageMembers(run.id, some)))) return false;
      }
    return true;
  } catch (error) {
    if (isShortPause(error, now())) throw error;
    await withTenant(tenantId, async () => {
      // Cancelled while the LMS did not answer: then the failure is nobody's business.
      if (await cancelRun(courseId)) await setState(courseId, 'failed', reasonOf(error));
    });
    throw error; // The queue tries again later.
  }
}

/** Waiting for its turn behind other calls, as for a gradebook: nothing failed, and the queue comes back soon. */
const isShortPause = (error: unknown, now: Date) =>
  error instanceof LmsError &&
  error.cause instanceof LmsPaused &&
  error.notBefore !== undefined &&
  error.notBefore.getTime() - now.getTime() <= SHORT_PAUSE_MS;

const isSuspicious = (before: number | null, listed: number) =>
  before !== null &&
  before > 0 &&
  (listed === 0 || (before >= SMALL_CLASS && listed <= before / 2));

async function applyRun(
  tenantId: string,
  list: { courseId: string; registrationId: string; runId: string },
  now: () => Date,
): Promise<void> {
  await inBatches(tenantId, (last) => applyMembers(list, last ?? '', BATCH));
  await inBatches(tenantId, (last) => releaseLeavers(list, last, BATCH));
  await withTenant(tenantId, async () => {
    await endRun(list.courseId, await countStaged(list.runId), now());
  });
}

/** Each step in a transaction of its own, from the last one's end. */
async function inBatches(
  tenantId: string,
  step: (last: string | undefined) => Promise<string | undefined>,
): Promise<void> {
  let last = await withTenant(tenantId, () => step(undefined));
  while (last !== undefined) {
    const after = last;
    last = await withTenant(tenantId, () => step(after));
  }
}

function reasonOf(error: unknown): RosterError {
  if (!(error instanceof LmsError)) return 'our-fault';
  if (error.isTransient) return 'busy';
  if (error.status === 401 || error.status === 403) return 'not-allowed';
  if (error.status === 404 || error.status === 410) return 'gone';
  return error.status === undefined ? 'unreadable' : 'refused';
}
