import type { Activity, ConfirmationLink } from '#contracts/activities.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { requireStudent } from './activity-policy.js';
import { confirmationState, presentActivity } from './activity-presenter.js';
import { type ActivityRow, findActivity, lockActivity } from './activity-records.js';
import { insertLink, withdrawLink } from './confirmation-records.js';

/** Where links to confirm an activity lead, below our address. */
export const CONFIRM_PATH = '/confirm';

/**
 * A one-time link that the student gives to whoever can confirm the activity. A new one takes the place
 * of the last.
 *
 * @throws AppError `conflict` when it is confirmed as it is, `invalid-request` for what Pathlight noted
 *   itself.
 */
export async function makeConfirmationLink(
  actor: Actor,
  id: string,
  publicUrl: string,
  now: Date,
): Promise<ConfirmationLink> {
  const row = await lockOwn(actor, id);
  if (row.source === 'log')
    throw new AppError('invalid-request', 'Pathlight noted this itself: nobody has to confirm it.');
  if (confirmationState(row.confirmation, now) === 'verified')
    throw new AppError('conflict', 'This is confirmed already.');
  await withdrawLink(id, now);
  const token = await insertLink(id, now);
  return { url: `${publicUrl}${CONFIRM_PATH}/${token}`, activity: await present(actor, id, now) };
}

/** The link that is out leads nowhere any more. */
export async function withdrawConfirmationLink(
  actor: Actor,
  id: string,
  now: Date,
): Promise<Activity> {
  await lockOwn(actor, id);
  await withdrawLink(id, now);
  return present(actor, id, now);
}

async function lockOwn(actor: Actor, id: string): Promise<ActivityRow> {
  requireStudent(actor);
  const row = await lockActivity(actor.personId, id);
  if (!row || row.removedAt) throw notFound();
  return row;
}

async function present(actor: Actor, id: string, now: Date): Promise<Activity> {
  const row = await findActivity(actor.personId, id);
  if (!row) throw notFound();
  return presentActivity(row, now);
}
