import type {
  SavedCareer,
  SavedCareerPay,
  SavedCareerReply,
  SharedCareer,
} from '#contracts/careers.js';
import { SAVED_CAREERS_MAX } from '#contracts/limits.js';
import type { Opinion, OpinionChanges } from '#contracts/opinions.js';
import type { Visibility } from '#contracts/visibility.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { translate } from '../../messages.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { logPlanning } from '../activities/activity-log.js';
import { studentOfCourse } from '../class/course-student.js';
import {
  changedOpinion,
  isStillWriting,
  NOTHING_SAID,
  opinionOf,
  saysAnything,
  saysTheSame,
} from '../opinions/opinion.js';
import {
  noteOpinion,
  type OpinionChange,
  opinionChanges,
  setSavedRemoved,
} from '../opinions/saved-records.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { canSaveCareers } from './career-policy.js';
import { presentBrief, presentPay } from './career-presenter.js';
import { occupations } from './occupation-store.js';
import {
  findSavedCareer,
  type SavedCareerRecord,
  savedCareersOf,
  storeSavedCareer,
} from './saved-career-records.js';

/** The actor's saved careers, the latest saved first. */
export async function listSavedCareers(actor: Actor): Promise<SavedCareer[]> {
  requireStudent(actor);
  return presentAll(await savedCareersOf(actor.personId));
}

/** What the actor's saved careers pay, in the order of the list. */
export async function readSavedCareerPay(actor: Actor): Promise<SavedCareerPay['items']> {
  requireStudent(actor);
  const [{ byCode }, records] = await Promise.all([occupations(), savedCareersOf(actor.personId)]);
  return records.flatMap(({ code, stillInterested }) => {
    const occupation = byCode.get(code);
    if (!occupation) return [];
    return [{ career: presentBrief(occupation), stillInterested, pay: presentPay(occupation) }];
  });
}

/** What the actor said about one career; null when it is not in their list. */
export async function readSavedCareer(actor: Actor, code: string): Promise<SavedCareerReply> {
  requireStudent(actor);
  const record = await findSavedCareer(actor.personId, code);
  if (!record || record.removedAt) return { saved: null };
  return { saved: await presentOne(record) };
}

/** What a student of the actor's course lets them see of their saved careers. Looking is noted. */
export async function readSharedCareers(
  actor: Actor,
  studentId: string,
  request: AccessRequest,
): Promise<SharedCareer[]> {
  await studentOfCourse(actor, studentId);
  await noteAccess(actor, [studentId], 'plan', request);
  return sharedCareersFor(studentId, shownTo(actor.role));
}

/** Saved careers of which the student says that such a reader may see them. The caller notes the look. */
export async function sharedCareersFor(
  studentId: string,
  shown: readonly Visibility[],
): Promise<SharedCareer[]> {
  const records = await savedCareersOf(studentId);
  return presentAll(records.filter(({ visibility }) => shown.includes(visibility)));
}

/**
 * Saves a career, or changes what the student says about it. Each change of mind is kept with its
 * date, and the first thing done with a career counts as having looked into it: opening it does not.
 *
 * @throws AppError `not-found` when there is no such occupation, `conflict` when the list is full.
 */
export async function saveCareer(
  actor: Actor,
  code: string,
  changes: OpinionChanges,
  now: Date,
): Promise<SavedCareer> {
  requireStudent(actor);
  const occupation = (await occupations()).byCode.get(code);
  if (!occupation) throw notFound();
  const before = await findSavedCareer(actor.personId, code);
  if (!before || before.removedAt) await refuseFullList(actor);
  const opinion = changedOpinion(before ?? NOTHING_SAID, changes);
  const visibility = changes.visibility ?? before?.visibility ?? 'private';
  const record = await storeSavedCareer(actor.personId, code, { ...opinion, visibility }, now);
  if (!before || !saysTheSame(before, opinion)) await noteChange(record, before, opinion, now);
  if (!before || !saysAnything(before)) {
    const title = translate(actor.locale, 'hours.log-career', { career: occupation.title });
    // The key is that of the first thoughts logged before other actions counted: once is once.
    await logPlanning(actor, { key: `thought:${code}`, title }, now);
  }
  return presentOne(record);
}

/** Takes a career out of the list; it can be put back with all that was said. */
export async function removeSavedCareer(
  actor: Actor,
  code: string,
  now: Date,
): Promise<SavedCareer> {
  const record = await findOwn(actor, code);
  if (record.removedAt) return presentOne(record);
  await setSavedRemoved('saved_careers', record.id, now);
  return presentOne({ ...record, removedAt: now });
}

export async function restoreSavedCareer(actor: Actor, code: string): Promise<SavedCareer> {
  const record = await findOwn(actor, code);
  if (!record.removedAt) return presentOne(record);
  await refuseFullList(actor);
  await setSavedRemoved('saved_careers', record.id, null);
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

async function noteChange(
  record: SavedCareerRecord,
  before: Opinion | null,
  next: Opinion,
  now: Date,
): Promise<void> {
  const [last] = await opinionChanges('saved_careers', [record.id]);
  const isSame = !!last && !!before && isStillWriting(last, { before, next, now });
  const noted = { savedId: record.id, opinion: next };
  await noteOpinion('saved_careers', noted, now, isSame ? last.at : null);
}

async function presentOne(record: SavedCareerRecord): Promise<SavedCareer> {
  const [presented] = await presentAll([record]);
  if (!presented) throw notFound();
  return presented;
}

async function presentAll(records: SavedCareerRecord[]): Promise<SavedCareer[]> {
  const { byCode } = await occupations();
  const changes = await opinionChanges(
    'saved_careers',
    records.map((record) => record.id),
  );
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
    ...opinionOf(record),
    visibility: record.visibility,
    savedAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
    isRemoved: record.removedAt !== null,
    history: changes.map((change) => ({ at: change.at.toISOString(), ...opinionOf(change) })),
  };
}
