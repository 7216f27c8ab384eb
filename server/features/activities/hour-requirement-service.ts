import type { HourRequirement, NewHourRequirement } from '#contracts/activity-hours.js';
import { HOUR_RULES_MAX } from '#contracts/activity-fields.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { noteAdminAct } from '../connections/admin-log.js';
import {
  insertRequirement,
  isRequirementTaken,
  listRequirements,
  setRequirementRemoved,
} from './hour-requirement-records.js';

interface Call {
  now: Date;
  requestId: string;
}

/** @throws AppError `conflict` when these grades have one of this kind, or there are too many. */
export async function addRequirement(
  actor: Actor,
  input: NewHourRequirement,
  { now, requestId }: Call,
): Promise<HourRequirement> {
  if ((await listRequirements()).length >= HOUR_RULES_MAX)
    throw new AppError('conflict', `There are ${HOUR_RULES_MAX} requirements. Remove one first.`);
  const added = await insertRequirement(input, now);
  if (!added) throw taken();
  await noteAdminAct(actor.personId, 'hour-rule-made', wordsOf(added), requestId);
  return added;
}

/** Takes a requirement away; it can be put back as it was. */
export async function removeRequirement(
  actor: Actor,
  id: string,
  { now, requestId }: Call,
): Promise<HourRequirement> {
  const gone = await setRequirementRemoved(id, now, now);
  if (!gone) throw notFound();
  await noteAdminAct(actor.personId, 'hour-rule-removed', wordsOf(gone), requestId);
  return gone;
}

/** @throws AppError `conflict` when another one took its place. */
export async function restoreRequirement(
  actor: Actor,
  id: string,
  { now, requestId }: Call,
): Promise<HourRequirement> {
  if (await isRequirementTaken(id)) throw taken();
  const back = await setRequirementRemoved(id, null, now);
  if (!back) throw notFound();
  await noteAdminAct(actor.personId, 'hour-rule-made', wordsOf(back), requestId);
  return back;
}

const wordsOf = ({ kind, hours, fromGrade, toGrade }: HourRequirement) =>
  `${kind}: ${hours} in ${fromGrade}-${toGrade}`;

const taken = () =>
  new AppError('conflict', 'There is a requirement for these grades already.', {
    errors: [{ pointer: '/body/fromGrade', detail: 'taken' }],
  });
