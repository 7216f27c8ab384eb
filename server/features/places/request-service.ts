import { PLACE_REQUESTS_MAX } from '#contracts/limits.js';
import type {
  NewPlaceRequest,
  Place,
  RequestDecision,
  RequestState,
  StaffRequest,
} from '#contracts/places.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { coursesOfStaff } from '../class/joined-courses.js';
import { notify } from '../notifications/notify.js';
import { displayName } from '../roster/person-name.js';
import { listPlaces, standing } from './place-service.js';
import { presentRequest } from './request-presenter.js';
import {
  insertRequest,
  lockOwnRequest,
  lockRequestFor,
  type RequestRecord,
  requestsFor,
  type RequestScope,
  requestsOf,
  setRequestRemoved,
  setRequestState,
} from './request-records.js';

/** What is offered as the next step. Any other step may be taken too, to put right what was pressed too early. */
const NEXT: Record<RequestState, readonly RequestState[]> = {
  requested: ['in-work', 'sent', 'talk'],
  'in-work': ['sent', 'talk', 'requested'],
  talk: ['in-work', 'sent', 'requested'],
  sent: ['in-work'],
};

/**
 * Asks staff for a transcript or a recommendation for a place. Only the asking and how far it is are kept.
 *
 * @throws AppError `not-found`; `conflict` for a second transcript that is not sent yet, and for too many.
 */
export async function askFor(
  actor: Actor,
  placeId: string,
  request: NewPlaceRequest,
  now: Date,
): Promise<Place[]> {
  await standing(actor, placeId);
  await refuseMore(actor, placeId, { kind: request.kind, state: 'requested' });
  await insertRequest({ studentId: actor.personId, placeId }, request, now);
  return listPlaces(actor);
}

/**
 * Takes a request back, or (without `removedAt`) puts it where it was.
 *
 * @throws AppError `not-found`; `conflict` for what could not be asked for either.
 */
export async function setOwnRequestRemoved(
  actor: Actor,
  id: string,
  removedAt: Date | null,
): Promise<Place[]> {
  const request = await lockOwnRequest(actor.personId, id);
  if (!request) throw notFound();
  if (removedAt === null && request.removedAt) {
    await standing(actor, request.placeId);
    await refuseMore(actor, request.placeId, request);
  }
  await setRequestRemoved(id, removedAt);
  return listPlaces(actor);
}

/** What students ask of staff who may see it. Whose are shown is noted. */
export async function listRequests(actor: Actor, request: AccessRequest): Promise<StaffRequest[]> {
  const records = await requestsFor(await scopeOf(actor));
  const students = [...new Set(records.map(({ studentId }) => studentId))];
  await noteAccess(actor, students, 'plan', request);
  return records.map((record) => presentForStaff(actor, record));
}

/** @throws AppError `not-found`; `conflict` when somebody else decided meanwhile; `invalid-request`. */
export async function decideRequest(
  actor: Actor,
  id: string,
  { from, to }: RequestDecision,
  request: AccessRequest,
): Promise<StaffRequest[]> {
  const held = await lockRequestFor(await scopeOf(actor), id);
  if (!held) throw notFound();
  if (held.state !== from)
    throw new AppError('conflict', 'Somebody else has changed this request meanwhile.');
  if (from === to) throw new AppError('invalid-request', 'This request is there already.');
  await setRequestState(id, to, actor.personId, request.now);
  notify(
    {
      ...{ to: held.studentId, kind: 'request', subjectId: id, by: actor.personId },
      fact: `${to} ${request.now.toISOString()}`,
    },
    request.now,
  );
  return listRequests(actor, request);
}

/** Transcripts are the business of counselors and administrators; teachers write for their own students. */
async function scopeOf(actor: Actor): Promise<RequestScope> {
  if (actor.role === 'counselor' || actor.role === 'admin') return 'district';
  return { courseIds: await coursesOfStaff(actor) };
}

/** @throws AppError `conflict` for a second transcript that is not sent yet, and for too many. */
async function refuseMore(
  { personId }: Actor,
  placeId: string,
  wanted: Pick<RequestRecord, 'kind' | 'state'>,
): Promise<void> {
  const all = (await requestsOf(personId)).filter((one) => one.placeId === placeId);
  const isOpen = ({ kind, state }: typeof wanted) => kind === 'transcript' && state !== 'sent';
  if (isOpen(wanted) && all.some(isOpen))
    throw new AppError('conflict', 'You asked for a transcript for this place already.');
  if (all.length >= PLACE_REQUESTS_MAX)
    throw new AppError('conflict', `You asked ${PLACE_REQUESTS_MAX} times for this place already.`);
}

function presentForStaff(actor: Actor, record: RequestRecord): StaffRequest {
  const { studentId, studentName: name, pseudonym, place, dueOn, state } = record;
  return {
    ...presentRequest(record),
    ...{ studentId, place, dueOn, nextStates: [...NEXT[state]] },
    studentName: displayName({ name, pseudonym }, actor.locale),
  };
}
