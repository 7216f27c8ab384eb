import { SCHOLARSHIP_PICKS_MAX } from '#contracts/limits.js';
import type { NewPick, Pick, PickChanges } from '#contracts/scholarships.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import {
  insertPick,
  lockPick,
  type OwnFacts,
  type PickRecord,
  picksOf,
  setPickRemoved,
  updatePick,
} from './pick-records.js';
import { scholarshipById } from './scholarship-records.js';

/** The scholarships that the actor keeps. Only they see them. */
export async function listPicks({ personId }: Actor): Promise<Pick[]> {
  return (await picksOf(personId)).map(({ removedAt: _, ...pick }) => pick);
}

/** @throws AppError `not-found` for one that is not on the list; `conflict` for one that is kept already. */
export async function addPick(actor: Actor, pick: NewPick, now: Date): Promise<Pick[]> {
  const own = await picksOf(actor.personId);
  refuseFull(own.length);
  await insertPick(actor.personId, await factsOf(pick, own), {}, now);
  return listPicks(actor);
}

/** @throws AppError `not-found`; `conflict` when it was changed elsewhere meanwhile. */
export async function changePick(
  actor: Actor,
  id: string,
  { revision, ...changes }: PickChanges,
  now: Date,
): Promise<Pick[]> {
  const pick = await lockPick(actor.personId, id);
  if (!pick || pick.removedAt) throw notFound();
  if (pick.revision !== revision)
    throw new AppError('conflict', 'This scholarship was changed in another window meanwhile.');
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  await updatePick({ ...pick, ...given }, now);
  return listPicks(actor);
}

/**
 * Takes one out of what is kept, or (without `removedAt`) puts it back with all that was written.
 *
 * @throws AppError `not-found`; `conflict` for what could not be kept either.
 */
export async function setOwnPickRemoved(
  actor: Actor,
  id: string,
  removedAt: Date | null,
): Promise<Pick[]> {
  const pick = await lockPick(actor.personId, id);
  if (!pick) throw notFound();
  if (removedAt === null && pick.removedAt) {
    const own = await picksOf(actor.personId);
    refuseFull(own.length);
    refuseTwice(own, pick.scholarshipId);
  }
  if ((removedAt === null) !== (pick.removedAt === null)) await setPickRemoved(id, removedAt);
  return listPicks(actor);
}

async function factsOf(pick: NewPick, own: readonly PickRecord[]): Promise<OwnFacts> {
  if (!('scholarshipId' in pick)) return { ...pick, scholarshipId: null };
  const { scholarshipId } = pick;
  const found = await scholarshipById(scholarshipId);
  if (!found || found.isRetired) throw notFound();
  refuseTwice(own, scholarshipId);
  return { scholarshipId, name: '', giver: '', link: '', dueOn: null };
}

function refuseFull(count: number): void {
  if (count >= SCHOLARSHIP_PICKS_MAX)
    throw new AppError('conflict', `You keep ${SCHOLARSHIP_PICKS_MAX} scholarships. Remove one.`);
}

function refuseTwice(own: readonly PickRecord[], scholarshipId: string | null): void {
  if (scholarshipId !== null && own.some((one) => one.scholarshipId === scholarshipId))
    throw new AppError('conflict', 'You keep this scholarship already.');
}
