import type {
  Activity,
  ActivityChanges,
  ActivityList,
  ActivityQuery,
  NewActivity,
} from '#contracts/activities.js';
import { ACTIVITIES_MAX, withinKind } from '#contracts/activity-fields.js';
import type { Visibility } from '#contracts/visibility.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { AppError, notFound } from '../../errors.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { requireStudent } from './activity-policy.js';
import { presentActivities, presentActivity } from './activity-presenter.js';
import {
  type ActivityRow,
  type ActivityValues,
  findActivities,
  findActivity,
  insertActivity,
  lockActivity,
  overviewOf,
  updateActivity,
} from './activity-records.js';
import { keepActivityVersion } from './activity-versions.js';
import { withdrawIfChanged } from './confirmation-records.js';

/** The actor's own activities that the filter leaves, the latest first. */
export async function listOwnActivities(
  actor: Actor,
  query: ActivityQuery,
  now: Date,
): Promise<ActivityList> {
  requireStudent(actor);
  const rows = await findActivities(actor.personId, query);
  return {
    activities: await presentActivities(rows, now),
    ...(await overviewOf(actor.personId)),
    gradeLevel: await gradeLevelOf(actor.personId),
  };
}

/**
 * A student's activities without the removed ones, the latest first. The caller has checked that the
 * actor may see them.
 *
 * @param shown - for others than the student: only what they let be seen so far.
 */
export async function activitiesOfStudent(
  studentId: string,
  now: Date,
  shown?: readonly Visibility[],
): Promise<Activity[]> {
  const rows = await findActivities(studentId, {}, shown);
  return presentActivities(rows, now);
}

/** @throws AppError `not-found` when it is not one of the actor's own. */
export async function readActivity(actor: Actor, id: string, now: Date): Promise<Activity> {
  requireStudent(actor);
  return presentActivity(await found(findActivity(actor.personId, id)), now);
}

/**
 * Adds an activity. Sent again under the same id it adds nothing and gives what is there.
 *
 * @throws AppError `conflict` when the record is full, `invalid-request` naming a field.
 */
export async function addActivity(actor: Actor, input: NewActivity, now: Date): Promise<Activity> {
  requireStudent(actor);
  const { id = newId(), ...values } = input;
  const wanted = tidied(values);
  const isThere = await findActivity(actor.personId, id);
  if (isThere) return presentActivity(isThere, now);
  const { total } = await overviewOf(actor.personId);
  if (total >= ACTIVITIES_MAX)
    throw new AppError('conflict', `You have ${ACTIVITIES_MAX} activities. Remove one first.`);
  if (!(await insertActivity({ id, studentId: actor.personId, values: wanted, now })))
    throw new AppError('conflict', 'This id is taken.');
  const row = await found(findActivity(actor.personId, id));
  await keepActivityVersion(actor, row, now);
  return presentActivity(row, now);
}

/**
 * Changes fields of an activity.
 *
 * @throws AppError `conflict` when another window changed it since the writer read it, `not-found`,
 *   `invalid-request` naming a field.
 */
export async function changeActivity(
  actor: Actor,
  id: string,
  { revision, ...changes }: ActivityChanges,
  now: Date,
): Promise<Activity> {
  requireStudent(actor);
  const row = await found(lockActivity(actor.personId, id));
  if (row.revision !== revision)
    throw new AppError('conflict', 'This was changed in another window.');
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Partial<ActivityValues>;
  await updateActivity(id, tidied({ ...row, ...given }), row.removedAt, now);
  await withdrawIfChanged(id, now);
  const changed = await found(findActivity(actor.personId, id));
  // A choice is a change of its own; words grow while they are typed.
  const isTyping = given.kind === undefined && given.visibility === undefined;
  await keepActivityVersion(actor, changed, now, { isTyping });
  return presentActivity(changed, now);
}

/** Takes an activity out of the record; it can be put back as it was. */
export async function removeActivity(actor: Actor, id: string, now: Date): Promise<Activity> {
  return setRemoved(actor, id, now, now);
}

export async function restoreActivity(actor: Actor, id: string, now: Date): Promise<Activity> {
  return setRemoved(actor, id, null, now);
}

async function setRemoved(
  actor: Actor,
  id: string,
  removedAt: Date | null,
  now: Date,
): Promise<Activity> {
  requireStudent(actor);
  const row = await found(lockActivity(actor.personId, id));
  if ((row.removedAt === null) === (removedAt === null)) return presentActivity(row, now);
  await updateActivity(id, row, removedAt, now);
  const changed = await found(findActivity(actor.personId, id));
  await keepActivityVersion(actor, changed, now);
  return presentActivity(changed, now);
}

/** What the kind has, each word and grade once, hours in hundredths. */
function tidied<T extends ActivityValues>(values: T): T {
  const kept = withinKind(values);
  if (kept.startedOn && kept.endedOn && kept.endedOn < kept.startedOn)
    throw new AppError('invalid-request', 'The end comes before the beginning.', {
      errors: [{ pointer: '/body/endedOn', detail: 'Comes before the first day.' }],
    });
  return {
    ...kept,
    skills: [...new Set(kept.skills)],
    tags: [...new Set(kept.tags)],
    grades: [...new Set(kept.grades)].sort((left, right) => left - right),
    hours: kept.hours === null ? null : Math.round(kept.hours * 100) / 100,
  };
}

async function found(row: Promise<ActivityRow | null>): Promise<ActivityRow> {
  const there = await row;
  if (!there) throw notFound();
  return there;
}
