import type { CollegeSearchEntry, NewCollegeSearch } from '#contracts/college-searches.js';
import { COLLEGE_SEARCHES_MAX } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { insertSearch, type SearchRecord, searchesOf, setSearchRemoved } from './search-records.js';

/** The actor's searches, the latest first. */
export async function listSearches(actor: Actor): Promise<CollegeSearchEntry[]> {
  requireStudent(actor);
  return (await searchesOf(actor.personId)).map(present);
}

/** @throws AppError `conflict` when there are too many. */
export async function saveSearch(
  actor: Actor,
  search: NewCollegeSearch,
  now: Date,
): Promise<CollegeSearchEntry> {
  requireStudent(actor);
  await refuseFullList(actor);
  return present(await insertSearch(actor.personId, search, now));
}

/** Takes a search out of the list; it can be put back. */
export async function removeSearch(
  actor: Actor,
  id: string,
  now: Date,
): Promise<CollegeSearchEntry> {
  requireStudent(actor);
  const record = await setSearchRemoved(actor.personId, id, now);
  if (!record) throw notFound();
  return present(record);
}

export async function restoreSearch(actor: Actor, id: string): Promise<CollegeSearchEntry> {
  requireStudent(actor);
  const isThere = (await searchesOf(actor.personId)).some((search) => search.id === id);
  if (!isThere) await refuseFullList(actor);
  const record = await setSearchRemoved(actor.personId, id, null);
  if (!record) throw notFound();
  return present(record);
}

function requireStudent(actor: Actor): void {
  if (actor.role !== 'student')
    throw new AppError('forbidden', 'Only students keep searches for colleges.');
}

async function refuseFullList(actor: Actor): Promise<void> {
  if ((await searchesOf(actor.personId)).length >= COLLEGE_SEARCHES_MAX)
    throw new AppError(
      'conflict',
      `You have kept ${COLLEGE_SEARCHES_MAX} searches. Remove one first.`,
    );
}

const present = ({ id, name, wish, createdAt, removedAt }: SearchRecord): CollegeSearchEntry => ({
  ...{ id, name, wish, createdAt: createdAt.toISOString(), isRemoved: removedAt !== null },
});
