import type { NewQueueMark, Queue, QueueItem, QueueMark } from '#contracts/queue.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { isInCaseload, membersOf } from '../caseload/caseload-places.js';
import { lmsOfNamesakes } from '../roster/person-lms.js';
import { displayName } from '../roster/person-name.js';
import { dayOf, districtDay, schoolYearOf, yearRule } from '../years/school-year.js';
import { offTrack } from './off-track.js';
import { dueFacts } from './queue-due.js';
import { factsAbout } from './queue-facts.js';

/**
 * Who of the counselor's students needs them and why: facts alone, with no score and no weight. The oldest
 * first; the reader may have them by name. Students that are shown are noted.
 */
export async function readQueue(actor: Actor, request: AccessRequest): Promise<Queue> {
  const [members, rule] = await Promise.all([membersOf(actor.personId), yearRule()]);
  const ids = members.map(({ studentId }) => studentId);
  const [facts, off, due, marks, lms] = await Promise.all([
    factsAbout(ids, actor, request.now),
    offTrack(members, schoolYearOf(request.now, rule), actor.locale),
    dueFacts(members, rule, request.now),
    marksOf(actor.personId, dayOf(request.now, rule)),
    lmsOfNamesakes(members.map(({ studentId: id, name }) => ({ id, name }))),
  ]);
  const byId = new Map(members.map((member) => [member.studentId, member]));
  const all = [...facts, ...off].map((fact) => ({ ...fact, codes: [], dueOn: null }));
  const items = [...all, ...due].flatMap((found): QueueItem[] => {
    const member = byId.get(found.studentId);
    if (!member) return [];
    const { reason, fact, codes, dueOn, about } = found;
    return [
      {
        ...{ reason, fact, codes, dueOn, about, personId: found.studentId, grade: member.grade },
        ...{ name: displayName(member, actor.locale), lms: lms.get(found.studentId) ?? [] },
        since: typeof found.since === 'string' ? found.since : dayOf(found.since, rule),
      },
    ];
  });
  const shown = items.filter((item) => !marks.has(keyOf(item)));
  await noteAccess(actor, [...new Set(shown.map(({ personId }) => personId))], 'plan', request);
  return {
    items: shown.toSorted(
      (left, right) =>
        compare(left.since, right.since) ||
        compare(left.name, right.name) ||
        compare(left.fact, right.fact),
    ),
    students: members.length,
    away: items.length - shown.length,
  };
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

const keyOf = ({ personId, reason, fact }: Pick<QueueItem, 'personId' | 'reason' | 'fact'>) =>
  `${personId} ${reason} ${fact}`;

/** What this counselor put away and that is not back yet. */
async function marksOf(counselorId: string, today: string): Promise<Set<string>> {
  const rows = await sql<{ personId: string; reason: QueueItem['reason']; fact: string }>(
    `select student_id as "personId", reason, fact from queue_marks
     where tenant_id = $1 and counselor_id = $2 and removed_at is null
       and (until is null or until > $3::date)`,
    [currentTenant(), counselorId, today],
  );
  return new Set(rows.map(keyOf));
}

/**
 * Puts a fact away for this counselor alone.
 *
 * @throws AppError `not-found` for a student of another's caseload, `invalid-request` for a day gone by.
 */
export async function markFact(actor: Actor, input: NewQueueMark, now: Date): Promise<QueueMark> {
  if (!(await isInCaseload(actor.personId, input.personId))) throw notFound();
  if (input.until !== null && input.until <= (await districtDay(now)))
    throw new AppError('invalid-request', 'The body of this request did not pass the checks.', {
      errors: [{ pointer: '/body/until', detail: 'Choose a day after today.' }],
    });
  const id = newId();
  await sql(
    `insert into queue_marks (tenant_id, id, counselor_id, student_id, reason, fact, until, created_at,
                              updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [
      ...[currentTenant(), id, actor.personId, input.personId, input.reason, input.fact],
      ...[input.until, now.toISOString()],
    ],
  );
  return { id };
}

/** Has a fact in the queue again. @throws AppError `not-found` */
export async function unmarkFact(actor: Actor, id: string, now: Date): Promise<void> {
  const rows = await sql(
    `update queue_marks set removed_at = $4, updated_at = $4
     where tenant_id = $1 and counselor_id = $2 and id = $3 and removed_at is null returning id`,
    [currentTenant(), actor.personId, id, now.toISOString()],
  );
  if (rows.length === 0) throw notFound();
}

/** Has all of them in the queue again. */
export async function unmarkAll(actor: Actor, now: Date): Promise<void> {
  await sql(
    `update queue_marks set removed_at = $3, updated_at = $3
     where tenant_id = $1 and counselor_id = $2 and removed_at is null`,
    [currentTenant(), actor.personId, now.toISOString()],
  );
}
