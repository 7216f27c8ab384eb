import type {
  LookBack,
  LookBackDone,
  LookBackDraft,
  LookBackPage,
  LookBackReturn,
  StudentLookBack,
} from '#contracts/look-back.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { requireStudentOf } from '../class/student-of.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';
import { readOwnTimeline } from '../years/timeline-service.js';
import { carriedGoals } from './goal-choice-records.js';
import { findLookBack, presentLookBack } from './look-back-records.js';
import { keepLookBackVersion } from './look-back-versions.js';
import { thenAndNow } from './then-and-now.js';

const thisYear = async (now: Date) => schoolYearOf(now, await yearRule());

/**
 * An earlier year beside this one, and what the student says to it.
 *
 * @throws AppError `not-found` for a year in which nothing is, or which is not over.
 */
export async function readLookBack(
  actor: Actor,
  from: number | undefined,
  now: Date,
): Promise<LookBackPage> {
  const [{ years }, rule] = await Promise.all([readOwnTimeline(actor, now), yearRule()]);
  const year = schoolYearOf(now, rule);
  const earlier = years
    .filter(({ isNow, entries }) => !isNow && entries.length > 0)
    .map((one) => one.year);
  if (from !== undefined && !earlier.includes(from)) throw notFound();
  const chosen = from ?? earlier.at(-1);
  const [own, goals, beside] = await Promise.all([
    findLookBack(actor.personId, year),
    carriedGoals(actor.personId, { year, rule }),
    chosen === undefined ? null : thenAndNow(actor.personId, chosen, { year, rule }),
  ]);
  return { own: presentLookBack(year, own), goals, earlier, beside };
}

/**
 * Keeps what was written so far. The same words sent twice are kept once; other words open it again.
 *
 * @throws AppError `conflict` when another window was faster, or it was returned meanwhile.
 */
export async function saveLookBack(
  actor: Actor,
  draft: LookBackDraft,
  now: Date,
): Promise<LookBack> {
  const year = await thisYear(now);
  await sql(
    `insert into look_backs (tenant_id, id, student_id, school_year, revision, created_at, updated_at)
     values ($1, $2, $3, $4, 0, $5, $5) on conflict (tenant_id, student_id, school_year) do nothing`,
    [actor.tenantId, newId(), actor.personId, year, now.toISOString()],
  );
  const row = await requireOwn(actor, year);
  const visibility = draft.visibility ?? row.visibility;
  const isSame = row.text === draft.text && row.visibility === visibility;
  if (isSame && row.revision > 0) return presentLookBack(year, row);
  if (row.revision !== draft.revision) throw changedElsewhere();
  const reopens = row.text !== draft.text && row.state === 'done';
  await change(actor.tenantId, actor.personId, year, {
    set: 'text = $4, visibility = $5, state = $6, done_at = $7, updated_at = $8',
    binds: [
      ...[draft.text, visibility, reopens ? 'open' : row.state],
      ...[reopens ? null : (row.done_at?.toISOString() ?? null), now.toISOString()],
    ],
  });
  await keepLookBackVersion(actor, row.id, { now, isTyping: true });
  return presentLookBack(year, await findLookBack(actor.personId, year));
}

/**
 * The student says that it is done, or takes that back.
 *
 * @throws AppError `invalid-request` without a word of what changed, `conflict` when it changed meanwhile.
 */
export async function finishLookBack(
  actor: Actor,
  { isDone, revision }: LookBackDone,
  now: Date,
): Promise<LookBack> {
  const year = await thisYear(now);
  const row = await findLookBack(actor.personId, year, { lock: true });
  if (isDone && (row?.text ?? '').trim() === '')
    throw new AppError('invalid-request', 'Write what has changed first.', {
      errors: [{ pointer: '/body/text', detail: 'The text is empty.' }],
    });
  if (!row) throw notFound();
  if ((row.state === 'done') === isDone) return presentLookBack(year, row);
  if (row.revision !== revision) throw changedElsewhere();
  await change(actor.tenantId, actor.personId, year, {
    set: 'state = $4, done_at = $5',
    binds: isDone ? ['done', now.toISOString()] : ['open', null],
  });
  return presentLookBack(year, await findLookBack(actor.personId, year));
}

/**
 * What staff see of this year's look-back: whether it is done always, the words and choices once they were
 * handed over and as the student shows them.
 */
export async function readLookBackOf(
  actor: Actor,
  studentId: string,
  request: AccessRequest,
): Promise<StudentLookBack> {
  await requireStudentOf(actor, studentId);
  await noteAccess(actor, [studentId], 'plan', request);
  const rule = await yearRule();
  const year = schoolYearOf(request.now, rule);
  const own = presentLookBack(year, await findLookBack(studentId, year));
  const shown = shownTo(actor.role);
  if (!shown.includes(own.visibility))
    return { ...own, text: null, comment: '', returnedBy: null, goals: [] };
  if (own.state === 'open') return { ...own, text: null, goals: [] };
  const goals = await carriedGoals(studentId, { year, rule }, shown);
  return { ...own, goals: goals.filter(({ chosen }) => chosen !== null) };
}

/**
 * Staff ask for more, with a comment that the student reads.
 *
 * @throws AppError `not-found` for what they may not read, `conflict` unless it is done as they read it.
 */
export async function returnLookBack(
  actor: Actor,
  studentId: string,
  { comment, revision }: LookBackReturn,
  request: AccessRequest,
): Promise<StudentLookBack> {
  await requireStudentOf(actor, studentId);
  const year = await thisYear(request.now);
  const row = await findLookBack(studentId, year, { lock: true });
  if (!row || !shownTo(actor.role).includes(row.visibility)) throw notFound();
  if (row.state !== 'done' || row.revision !== revision)
    throw new AppError('conflict', 'The student changed this meanwhile. Read it again.');
  await change(actor.tenantId, studentId, year, {
    set: `state = 'returned', comment = $4, returned_by = $5, returned_at = $6`,
    binds: [comment, actor.personId, request.now.toISOString()],
  });
  return readLookBackOf(actor, studentId, request);
}

async function requireOwn(actor: Actor, year: number) {
  const row = await findLookBack(actor.personId, year, { lock: true });
  if (!row) throw notFound();
  return row;
}

/** Binds begin at $4. */
async function change(
  tenantId: string,
  studentId: string,
  year: number,
  { set, binds }: { set: string; binds: unknown[] },
): Promise<void> {
  await sql(
    `update look_backs set ${set}, revision = revision + 1
     where tenant_id = $1 and student_id = $2 and school_year = $3`,
    [tenantId, studentId, year, ...binds],
  );
}

const changedElsewhere = () => new AppError('conflict', 'This was changed in another window.');
