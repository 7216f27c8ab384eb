import { SCHOLARSHIPS_MAX } from '#contracts/limits.js';
import type {
  NewScholarship,
  Scholarship,
  ScholarshipChanges,
  Scholarships,
} from '#contracts/scholarships.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import {
  countScholarships,
  insertScholarship,
  scholarshipById,
  scholarshipNamed,
  scholarships,
  setRetired,
  updateScholarship,
} from './scholarship-records.js';

interface Call {
  now: Date;
  requestId: string;
}

/** Who keeps the list. */
export const KEEPERS = ['counselor', 'admin'] as const;
const mayKeep = ({ role }: Pick<Actor, 'role'>) => KEEPERS.some((one) => one === role);

/** The district's list; who keeps it sees what was taken off it too. */
export async function readScholarships(actor: Actor): Promise<Scholarships> {
  const mayChange = mayKeep(actor);
  const [items, grade] = await Promise.all([
    scholarships({ withRetired: mayChange }),
    actor.role === 'student' ? gradeLevelOf(actor.personId) : null,
  ]);
  return { items, grade, mayChange };
}

/** @throws AppError `invalid-request` naming the field, for one that is there; `conflict` for a full list. */
export async function addScholarship(
  actor: Actor,
  input: NewScholarship,
  { now, requestId }: Call,
): Promise<Scholarship> {
  await refuseTwice(input);
  if ((await countScholarships()) >= SCHOLARSHIPS_MAX)
    throw new AppError('conflict', `The list holds at most ${SCHOLARSHIPS_MAX} scholarships.`);
  const id = await insertScholarship(input, now);
  await noteAdminAct(actor.personId, 'scholarships-changed', input.name, requestId);
  return oneOf(id);
}

/** @throws AppError `not-found`; `conflict` when it was changed meanwhile; `invalid-request`. */
export async function changeScholarship(
  actor: Actor,
  id: string,
  { revision, ...changes }: ScholarshipChanges,
  { now, requestId }: Call,
): Promise<Scholarship> {
  const held = await oneOf(id);
  if (held.revision !== revision)
    throw new AppError('conflict', 'This scholarship was changed in another window meanwhile.');
  const given = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  );
  const next: NewScholarship = { ...held, ...given };
  await refuseTwice(next, id);
  await updateScholarship(id, next, now);
  await noteAdminAct(actor.personId, 'scholarships-changed', next.name, requestId);
  return oneOf(id);
}

/** Takes one off the list, or (without a time) puts it back. Who keeps it keeps it. */
export async function setScholarshipRetired(
  actor: Actor,
  id: string,
  at: Date | null,
  { now, requestId }: Call,
): Promise<Scholarship> {
  const held = await oneOf(id);
  if (held.isRetired === (at === null)) await setRetired(id, at, now);
  await noteAdminAct(actor.personId, 'scholarships-changed', held.name, requestId);
  return oneOf(id);
}

async function oneOf(id: string): Promise<Scholarship> {
  const found = await scholarshipById(id);
  if (!found) throw notFound();
  return found;
}

async function refuseTwice(named: NewScholarship, except: string | null = null): Promise<void> {
  if ((await scholarshipNamed(named, except)) === null) return;
  const detail = 'The list has a scholarship of this name and giver, or had it: put that one back.';
  throw new AppError('invalid-request', detail, { errors: [{ pointer: '/body/name', detail }] });
}
