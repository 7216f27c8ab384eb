import { PLACE_TASKS_MAX, PLACES_MAX } from '#contracts/limits.js';
import type {
  NewPlace,
  NewPlaceTask,
  Place,
  PlaceChanges,
  PlaceTaskChanges,
} from '#contracts/places.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { NAME_LOCALE } from '../colleges/college-presenter.js';
import { findCollege } from '../colleges/college-service.js';
import {
  insertPlace,
  insertTask,
  lockPlace,
  lockTask,
  type PlaceRecord,
  placesOf,
  setPlaceRemoved,
  setTaskRemoved,
  type TaskRecord,
  tasksOf,
  updatePlace,
  updateTask,
} from './place-records.js';
import { presentRequest } from './request-presenter.js';
import { type RequestRecord, requestsOf } from './request-records.js';

/** The actor's places with what there is to do and what was asked for. */
export async function listPlaces(actor: Actor): Promise<Place[]> {
  const { personId } = actor;
  const [places, tasks, requests] = await Promise.all([
    placesOf(personId),
    tasksOf(personId),
    requestsOf(personId),
  ]);
  return places.map((place) => present(place, tasks, requests));
}

/** @throws AppError `not-found` for an unknown college, `invalid-request` without a name, `conflict`. */
export async function addPlace(actor: Actor, place: NewPlace, now: Date): Promise<Place[]> {
  const { kind, collegeCode, dueOn, tasks } = place;
  const own = await placesOf(actor.personId);
  refuseFull(own.length);
  refuseTwice(own, collegeCode);
  const college = collegeCode === null ? null : await findCollege(collegeCode);
  const name = college?.title ?? place.name;
  if (name === '') throw new AppError('invalid-request', 'name: Say what the place is called.');
  const id = await insertPlace(
    actor.personId,
    { kind: college ? 'college' : kind, collegeCode, name, dueOn },
    now,
  );
  for (const [index, title] of tasks.entries())
    // Each a moment later, so that they stay in their order.
    await insertTask(id, { title, dueOn: null }, new Date(now.getTime() + index));
  return listPlaces(actor);
}

/** @throws AppError `not-found`; `conflict` when it was changed elsewhere meanwhile. */
export async function changePlace(
  actor: Actor,
  id: string,
  { revision, ...changes }: PlaceChanges,
  now: Date,
): Promise<Place[]> {
  const place = await standing(actor, id);
  if (place.revision !== revision)
    throw new AppError('conflict', 'This place was changed in another window meanwhile.');
  const { name = place.name, status = place.status, notes = place.notes } = changes;
  const dueOn = changes.dueOn === undefined ? place.dueOn : changes.dueOn;
  // A college keeps its own name.
  const named = place.collegeCode === null ? name : place.name;
  await updatePlace(id, { name: named, status, dueOn, notes }, now);
  return listPlaces(actor);
}

/**
 * Takes a place out of the list, or (without `removedAt`) puts it back with all that hangs on it.
 *
 * @throws AppError `not-found`; `conflict` for what could not be added either.
 */
export async function setOwnPlaceRemoved(
  actor: Actor,
  id: string,
  removedAt: Date | null,
): Promise<Place[]> {
  const place = await lockPlace(actor.personId, id);
  if (!place) throw notFound();
  if (removedAt === null && place.removedAt) {
    const own = await placesOf(actor.personId);
    refuseFull(own.length);
    refuseTwice(own, place.collegeCode);
  }
  if ((removedAt === null) !== (place.removedAt === null)) await setPlaceRemoved(id, removedAt);
  return listPlaces(actor);
}

export async function addTask(
  actor: Actor,
  placeId: string,
  task: NewPlaceTask,
  now: Date,
): Promise<Place[]> {
  await standing(actor, placeId);
  await refuseManyTasks(actor, placeId);
  await insertTask(placeId, task, now);
  return listPlaces(actor);
}

export async function changeTask(
  actor: Actor,
  id: string,
  { title, dueOn, isDone }: PlaceTaskChanges,
  now: Date,
): Promise<Place[]> {
  const task = await lockTask(actor.personId, id);
  if (!task || task.removedAt) throw notFound();
  // What was done stays done on its day.
  const doneAt = isDone === undefined ? task.doneAt : isDone ? (task.doneAt ?? now) : null;
  await updateTask({
    ...{ id, doneAt, title: title ?? task.title },
    dueOn: dueOn === undefined ? task.dueOn : dueOn,
  });
  return listPlaces(actor);
}

export async function setOwnTaskRemoved(
  actor: Actor,
  id: string,
  removedAt: Date | null,
): Promise<Place[]> {
  const task = await lockTask(actor.personId, id);
  if (!task) throw notFound();
  if (removedAt === null && task.removedAt) await refuseManyTasks(actor, task.placeId);
  await setTaskRemoved(id, removedAt);
  return listPlaces(actor);
}

/** @throws AppError `not-found` for what is not the actor's or was taken out. */
export async function standing(actor: Actor, id: string): Promise<PlaceRecord> {
  const place = await lockPlace(actor.personId, id);
  if (!place || place.removedAt) throw notFound();
  return place;
}

function refuseFull(count: number): void {
  if (count >= PLACES_MAX)
    throw new AppError('conflict', `You have ${PLACES_MAX} places. Remove one first.`);
}

function refuseTwice(own: readonly PlaceRecord[], collegeCode: string | null): void {
  if (collegeCode !== null && own.some((one) => one.collegeCode === collegeCode))
    throw new AppError('conflict', 'This college is in your list already.');
}

async function refuseManyTasks(actor: Actor, placeId: string): Promise<void> {
  const tasks = (await tasksOf(actor.personId)).filter((task) => task.placeId === placeId);
  if (tasks.length >= PLACE_TASKS_MAX)
    throw new AppError('conflict', `A place has at most ${PLACE_TASKS_MAX} tasks.`);
}

function present(
  { removedAt: _, ...place }: PlaceRecord,
  tasks: readonly TaskRecord[],
  requests: readonly RequestRecord[],
): Place {
  return {
    ...place,
    nameLocale: place.collegeCode === null ? null : NAME_LOCALE,
    tasks: tasks
      .filter(({ placeId }) => placeId === place.id)
      .map(({ id, title, dueOn, doneAt }) => ({
        ...{ id, title, dueOn, doneAt: doneAt?.toISOString() ?? null },
      })),
    requests: requests.filter(({ placeId }) => placeId === place.id).map(presentRequest),
  };
}
