import type {
  SavedCollege,
  SavedCollegeChanges,
  SavedCollegeReply,
} from '#contracts/saved-colleges.js';
import { SAVED_COLLEGES_MAX } from '#contracts/limits.js';
import type { Opinion } from '#contracts/opinions.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import {
  changedOpinion,
  isStillWriting,
  NOTHING_SAID,
  opinionOf,
  saysTheSame,
} from '../opinions/opinion.js';
import { noteOpinion, opinionChanges, setSavedRemoved } from '../opinions/saved-records.js';
import { presentBrief } from './college-presenter.js';
import { findCollege } from './college-service.js';
import { colleges } from './college-store.js';
import {
  findSavedCollege,
  type SavedCollegeRecord,
  savedCollegesOf,
  storeSavedCollege,
} from './saved-college-records.js';

/** The actor's saved colleges, the latest saved first. */
export async function listSavedColleges(actor: Actor): Promise<SavedCollege[]> {
  requireStudent(actor);
  return presentAll(await savedCollegesOf(actor.personId));
}

/** What the actor said about one college; null when it is not in their list. */
export async function readSavedCollege(actor: Actor, code: string): Promise<SavedCollegeReply> {
  requireStudent(actor);
  const record = await findSavedCollege(actor.personId, code);
  return { saved: record && !record.removedAt ? await presentOne(record) : null };
}

/**
 * Saves a college, or changes what the student says about it. Each change of mind is kept with its date.
 *
 * @throws AppError `not-found` when there is no such college, `conflict` when the list is full.
 */
export async function saveCollege(
  actor: Actor,
  code: string,
  changes: SavedCollegeChanges,
  now: Date,
): Promise<SavedCollege> {
  requireStudent(actor);
  await findCollege(code);
  const before = await findSavedCollege(actor.personId, code);
  if (!before || before.removedAt) await refuseFullList(actor);
  const opinion = changedOpinion(before ?? NOTHING_SAID, changes);
  const record = await storeSavedCollege(actor.personId, code, opinion, now);
  if (!before || !saysTheSame(before, opinion)) await noteChange(record, before, opinion, now);
  return presentOne(record);
}

/** Takes a college out of the list; it can be put back with all that was said. */
export async function removeSavedCollege(
  actor: Actor,
  code: string,
  now: Date,
): Promise<SavedCollege> {
  const record = await findOwn(actor, code);
  if (!record.removedAt) await setSavedRemoved('saved_colleges', record.id, now);
  return presentOne({ ...record, removedAt: record.removedAt ?? now });
}

export async function restoreSavedCollege(actor: Actor, code: string): Promise<SavedCollege> {
  const record = await findOwn(actor, code);
  if (record.removedAt) {
    await refuseFullList(actor);
    await setSavedRemoved('saved_colleges', record.id, null);
  }
  return presentOne({ ...record, removedAt: null });
}

/** Saved colleges belong to the student; nobody else writes or lists them. */
function requireStudent(actor: Actor): void {
  if (actor.role !== 'student')
    throw new AppError('forbidden', 'Only students have a list of saved colleges.');
}

async function findOwn(actor: Actor, code: string): Promise<SavedCollegeRecord> {
  requireStudent(actor);
  const record = await findSavedCollege(actor.personId, code);
  if (!record) throw notFound();
  return record;
}

async function refuseFullList(actor: Actor): Promise<void> {
  const saved = await savedCollegesOf(actor.personId);
  if (saved.length >= SAVED_COLLEGES_MAX)
    throw new AppError(
      'conflict',
      `You have saved ${SAVED_COLLEGES_MAX} colleges. Remove one first.`,
    );
}

async function noteChange(
  record: SavedCollegeRecord,
  before: Opinion | null,
  next: Opinion,
  now: Date,
): Promise<void> {
  const [last] = await opinionChanges('saved_colleges', [record.id]);
  const isSame = !!last && !!before && isStillWriting(last, { before, next, now });
  const noted = { savedId: record.id, opinion: next };
  await noteOpinion('saved_colleges', noted, now, isSame ? last.at : null);
}

async function presentOne(record: SavedCollegeRecord): Promise<SavedCollege> {
  const [presented] = await presentAll([record]);
  if (!presented) throw notFound();
  return presented;
}

async function presentAll(records: SavedCollegeRecord[]): Promise<SavedCollege[]> {
  const { byCode } = await colleges();
  const changes = await opinionChanges(
    'saved_colleges',
    records.map((record) => record.id),
  );
  return records.flatMap((record) => {
    const college = byCode.get(record.code);
    if (!college) return [];
    return [
      {
        college: presentBrief(college),
        ...opinionOf(record),
        savedAt: record.createdAt.toISOString(),
        updatedAt: record.updatedAt.toISOString(),
        isRemoved: record.removedAt !== null,
        history: changes
          .filter((change) => change.savedId === record.id)
          .map((change) => ({ at: change.at.toISOString(), ...opinionOf(change) })),
      },
    ];
  });
}
