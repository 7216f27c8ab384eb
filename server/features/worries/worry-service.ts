import type { ToldWorries, Worries, Worry } from '#contracts/worries.js';
import type { Actor } from '../../auth/actor.js';
import { notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { membersOf } from '../caseload/caseload-places.js';
import { coursesOfTeacher } from '../class/joined-courses.js';
import { notify } from '../notifications/notify.js';
import { displayName } from '../roster/person-name.js';
import {
  markLooked,
  markSettled,
  openWorries,
  worriesToldBy,
  type WorryRecord,
} from './worry-records.js';

/** What teachers passed on to the counselors and nobody has settled; looking is noted of each student. */
export async function listWorries(actor: Actor, request: AccessRequest): Promise<Worries> {
  const [records, members] = await Promise.all([openWorries(null), membersOf(actor.personId)]);
  const own = new Set(members.map(({ studentId }) => studentId));
  const ids = [...new Set(records.map(({ studentId }) => studentId))];
  await noteAccess(actor, ids, 'record', request);
  return {
    items: records.map((record) => ({
      ...presentWorry(record, actor.locale),
      isInCaseload: own.has(record.studentId),
    })),
  };
}

/** @throws AppError `not-found` for a worry that is not there, or was taken back. */
export async function lookAtWorry(actor: Actor, id: string, request: AccessRequest): Promise<void> {
  const found = await markLooked(id, actor.personId, request.now);
  if (!found) throw notFound();
  tellAuthor(actor, found, request.now);
  await noteAccess(actor, [found.studentId], 'record', request);
}

/** Who passed it on is told once that somebody looked, and nothing of what is done. */
function tellAuthor(
  { personId: by }: Actor,
  { noteId, authorId, studentId }: { noteId: string; authorId: string | null; studentId: string },
  now: Date,
): void {
  if (authorId === null) return;
  const fact = 'looked-at';
  notify(
    { to: authorId, kind: 'worry-seen', subjectId: noteId, fact, by, aboutId: studentId },
    now,
  );
}

/** @throws AppError as `lookAtWorry` */
export async function settleWorry(
  actor: Actor,
  id: string,
  isSettled: boolean,
  request: AccessRequest,
): Promise<void> {
  const found = await markSettled(id, isSettled, actor.personId, request.now);
  if (!found) throw notFound();
  tellAuthor(actor, found, request.now);
  await noteAccess(actor, [found.studentId], 'record', request);
}

/**
 * What the teacher passed on about the class, with a receipt for each and nothing of what was done.
 *
 * @throws AppError `forbidden` for who does not teach the course.
 */
export async function listTold(actor: Actor): Promise<ToldWorries> {
  const records = await worriesToldBy(actor.personId, await coursesOfTeacher(actor));
  return {
    items: records.map((record) => ({
      ...{ noteId: record.noteId, personId: record.studentId, at: record.at.toISOString() },
      name: displayName(record, actor.locale),
      receipt: record.lookedAt === null ? 'received' : 'looked-at',
      lookedAt: record.lookedAt?.toISOString() ?? null,
    })),
  };
}

/** As counselors read it. */
const presentWorry = (record: WorryRecord, locale: string): Omit<Worry, 'isInCaseload'> => ({
  ...{ id: record.id, personId: record.studentId, text: record.text, from: record.from },
  name: displayName(record, locale),
  additions: record.additions,
  at: record.at.toISOString(),
  lookedAt: record.lookedAt?.toISOString() ?? null,
});
