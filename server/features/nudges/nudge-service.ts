import type { NewNudge, Nudge, NudgePage, Nudges } from '#contracts/nudges.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { membersOf } from '../caseload/caseload-places.js';
import { takeBackNews } from '../notifications/notify.js';
import { lmsOfNamesakes } from '../roster/person-lms.js';
import { displayName } from '../roster/person-name.js';
import {
  insertNudge,
  nudgeBy,
  nudgesBy,
  removeNudge,
  restoreNudge,
  setNudgeSeen,
  studentsOfNudge,
} from './nudge-records.js';

/** What the counselor sent, with how far it is. */
export const listNudges = async (actor: Actor): Promise<Nudges> => ({
  items: await nudgesBy(actor.personId),
});

/** What became of one for each student. Each is noted. @throws AppError `not-found` */
export async function readNudge(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<NudgePage> {
  const nudge = await nudgeBy(actor.personId, id);
  if (!nudge) throw notFound();
  const students = await studentsOfNudge(id);
  await noteAccess(
    actor,
    students.map(({ personId }) => personId),
    'plan',
    request,
  );
  const lms = await lmsOfNamesakes(students.map(({ personId: id, name }) => ({ id, name })));
  return {
    nudge,
    students: students.map(({ personId, state, isSeen, ...name }) => ({
      ...{ personId, state, isSeen, lms: lms.get(personId) ?? [] },
      name: displayName(name, actor.locale),
    })),
  };
}

/** One job after the other for a whole district: see `sendNudge()`. */
const send = (id: string) => enqueue('send-nudges', id, { queue: `${currentTenant()}:nudges` });

/** @throws AppError `not-found` when one of the students is in nobody's or another's caseload. */
export async function addNudge(actor: Actor, input: NewNudge, now: Date): Promise<Nudge> {
  const members = new Set((await membersOf(actor.personId)).map(({ studentId }) => studentId));
  if (!input.studentIds.every((id) => members.has(id))) throw notFound();
  const id = await insertNudge(actor.personId, input, now);
  await send(id);
  return shown(actor, id);
}

/** Takes it back from everybody, or sends it anew. @throws AppError `not-found` */
export async function setNudgeRemoved(
  actor: Actor,
  id: string,
  isRemoved: boolean,
  now: Date,
): Promise<Nudge> {
  const change = isRemoved ? removeNudge : restoreNudge;
  if (!(await change(actor.personId, id, now))) {
    // Asked twice, it is as it was asked to be.
    const nudge = await nudgeBy(actor.personId, id);
    if (!nudge) throw notFound();
    return nudge;
  }
  if (isRemoved) takeBackNews('nudge', [id], null);
  else await send(id);
  return shown(actor, id);
}

async function shown(actor: Actor, id: string): Promise<Nudge> {
  const nudge = await nudgeBy(actor.personId, id);
  if (!nudge) throw notFound();
  return nudge;
}

/** The student has read it, or wants it back. @throws AppError `not-found` */
export async function seeNudge(
  actor: Actor,
  id: string,
  isSeen: boolean,
  now: Date,
): Promise<void> {
  if (!(await setNudgeSeen(actor.personId, id, isSeen, now))) throw notFound();
}
