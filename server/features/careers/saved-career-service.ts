import type { SavedCareer, SavedCareerChanges, SavedCareerReply } from '#contracts/careers.js';
import { SAVED_CAREERS_MAX } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { translate } from '../../messages.js';
import { logPlanning } from '../activities/activity-log.js';
import { canSaveCareers } from './career-policy.js';
import { presentBrief } from './career-presenter.js';
import { occupations } from './occupation-store.js';
import {
  findSavedCareer,
  noteOpinion,
  type Opinion,
  type OpinionChange,
  opinionChanges,
  type SavedCareerRecord,
  savedCareersOf,
  setSavedCareerRemoved,
  storeSavedCareer,
} from './saved-career-records.js';

/** Typing a thought within this time of the last change is still the same change of mind. */
const SAME_CHANGE_MS = 10 * 60_000;

/** The actor's saved careers, the latest saved first. */
export async function listSavedCareers(actor: Actor): Promise<SavedCareer[]> {
  requireStudent(actor);
  return presentAll(await savedCareersOf(actor.personId));
}

/** What the actor said about one career; null when it is not in their list. */
export async function readSavedCareer(actor: Actor, code: string): Promise<SavedCareerReply> {
  requireStudent(actor);
  const record = await findSavedCareer(actor.personId, code);
  if (!record || record.removedAt) return { saved: null };
  return { saved: await presentOne(record) };
}

/**
 * Saves a career, or changes what the student says about it. Each change of mind is kept with its
 * date.
 *
 * @throws AppError `not-found` when there is no such occupation, `conflict` when the list is full.
 */
export async function saveCareer(
  actor: Actor,
  code: string,
  changes: SavedCareerChanges,
  now: Date,
): Promise<SavedCareer> {
  requireStudent(actor);
  const occupation = (await occupations()).byCode.get(code);
  if (!occupation) throw notFound();
  const before = await findSavedCareer(actor.personId, code);
  if (!before || before.removedAt) await refuseFullList(actor);
  const opinion = changedOpinion(before ?? NOTHING_SAID, changes);
  const record = await storeSavedCareer(actor.personId, code, opinion, now);
  if (!before || !isSameOpinion(before, opinion)) await noteChange(record, before, opinion, now);
  if (!before?.thought && opinion.thought) {
    const title = translate(actor.locale, 'hours.log-thought', { career: occupation.title });
    await logPlanning(actor, { key: `thought:${code}`, title }, now);
  }
  return presentOne(record);
}

const NOTHING_SAID: Opinion = { rating: null, thought: '', stillInterested: true };

function changedOpinion(before: Opinion, changes: SavedCareerChanges): Opinion {
  return {
    rating: changes.rating === undefined ? before.rating : changes.rating,
    thought: changes.thought ?? before.thought,
    stillInterested: changes.stillInterested ?? before.stillInterested,
  };
}

/** Takes a career out of the list; it can be put back with all that was said. */
export async function removeSavedCareer(
  actor: Actor,
  code: string,
  now: Date,
): Promise<SavedCareer> {
  const record = await findOwn(actor, code);
  if (record.removedAt) return presentOne(record);
  await setSavedCareerRemoved(record.id, now);
  return presentOne({ ...record, removedAt: now });
}

export async function restoreSavedCareer(actor: Actor, code: string): Promise<SavedCareer> {
  const record = await findOwn(actor, code);
  if (!record.removedAt) return presentOne(record);
  await refuseFullList(actor);
  await setSavedCareerRemoved(record.id, null);
  return presentOne({ ...record, removedAt: null });
}

function requireStudent(actor: Actor): void {
  if (!canSaveCareers(actor))
    throw new AppError('forbidden', 'Only students have a list of saved careers.');
}

async function findOwn(actor: Actor, code: string): Promise<SavedCareerRecord> {
  requireStudent(actor);
  const record = await findSavedCareer(actor.personId, code);
  if (!record) throw notFound();
  return record;
}

async function refuseFullList(actor: Actor): Promise<void> {
  const saved = await savedCareersOf(actor.personId);
  if (saved.length >= SAVED_CAREERS_MAX)
    throw new AppError(
      'conflict',
      `You have saved ${SAVED_CAREERS_MAX} careers. Remove one first.`,
    );
}

function isSameOpinion(left: Opinion, right: Opinion): boolean {
  return (
    left.rating === right.rating &&
    left.thought === right.thought &&
    left.stillInterested === right.stillInterested
  );
}

/** Going on with a thought renews the last entry; a new rating or interest is an entry of its own. */
async function noteChange(
  record: SavedCareerRecord,
  before: Opinion | null,
  opinion: Opinion,
  now: Date,
): Promise<void> {
  const [last] = await opinionChanges([record.id]);
  const isStillTyping =
    !!last &&
    !!before &&
    before.rating === opinion.rating &&
    before.stillInterested === opinion.stillInterested &&
    last.thought !== '' &&
    now.getTime() - last.at.getTime() < SAME_CHANGE_MS;
  await noteOpinion(record.id, opinion, now, isStillTyping ? last.at : null);
}

async function presentOne(record: SavedCareerRecord): Promise<SavedCareer> {
  const [presented] = await presentAll([record]);
  if (!presented) throw notFound();
  return presented;
}

async function presentAll(records: SavedCareerRecord[]): Promise<SavedCareer[]> {
  const { byCode } = await occupations();
  const changes = await opinionChanges(records.map((record) => record.id));
  return records.flatMap((record) => {
    const occupation = byCode.get(record.code);
    if (!occupation) return [];
    const history = changes.filter((change) => change.savedId === record.id);
    return [presentSaved(record, presentBrief(occupation), history)];
  });
}

function presentSaved(
  record: SavedCareerRecord,
  career: SavedCareer['career'],
  changes: OpinionChange[],
): SavedCareer {
  return {
    career,
    rating: record.rating,
    thought: record.thought,
    stillInterested: record.stillInterested,
    savedAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
    isRemoved: record.removedAt !== null,
    history: changes.map(({ at, rating, thought, stillInterested }) => ({
      at: at.toISOString(),
      rating,
      thought,
      stillInterested,
    })),
  };
}
