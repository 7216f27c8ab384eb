import type { PassportItem } from '#contracts/passport-file.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { storeSavedCareer } from '../careers/saved-career-records.js';
import { storeSavedCollege } from '../colleges/saved-college-records.js';
import { noteOpinion } from '../opinions/saved-records.js';
import { insertSearch } from '../colleges/search-records.js';
import { storeMark } from '../matchmaker/mark-records.js';
import { insertPlace, insertTask } from '../places/place-records.js';
import { insertPick } from '../scholarships/pick-records.js';
import { insertResult } from '../profiler/result-records.js';
import { insertChoice } from '../ways/choice-records.js';

interface Writing {
  actor: Actor;
}

/** A career that is not in the list, or was taken out of it, with every change of mind. */
export async function writeCareer(
  { id: code, title: _, createdAt, changes, ...said }: PassportItem<'careers'>,
  { actor }: Writing,
): Promise<string> {
  const saved = await storeSavedCareer(actor.personId, code, said, new Date(createdAt));
  for (const { at, ...opinion } of changes)
    await noteOpinion('saved_careers', { savedId: saved.id, opinion }, new Date(at), null);
  return saved.id;
}

/** A college that is not in the list, or was taken out of it, with every change of mind. */
export async function writeCollege(
  { id: code, title: _, createdAt, changes, ...said }: PassportItem<'colleges'>,
  { actor }: Writing,
): Promise<string> {
  const saved = await storeSavedCollege(actor.personId, code, said, new Date(createdAt));
  for (const { at, ...change } of changes)
    await noteOpinion('saved_colleges', { savedId: saved.id, opinion: change }, new Date(at), null);
  return saved.id;
}

/** A search for colleges under a name. */
export async function writeSearch(
  { name, wish, createdAt }: PassportItem<'searches'>,
  { actor }: Writing,
): Promise<string> {
  return (await insertSearch(actor.personId, { name, wish }, new Date(createdAt))).id;
}

/** A way after high school, with when and why. */
export function writeWay(
  { way, why, chosenAt }: PassportItem<'ways'>,
  { actor }: Writing,
): Promise<string> {
  return insertChoice(actor.personId, { way, why }, new Date(chosenAt));
}

/** A place the student applies to. What they asked staff for elsewhere stays there. */
export async function writePlace(
  { tasks, createdAt, kind, collegeCode, ...place }: PassportItem<'places'>,
  { actor }: Writing,
): Promise<string> {
  const begun = new Date(createdAt);
  const code = kind === 'college' ? collegeCode : null;
  const id = await insertPlace(actor.personId, { ...place, kind, collegeCode: code }, begun);
  for (const [index, task] of tasks.entries())
    await insertTask(id, task, new Date(begun.getTime() + index));
  return id;
}

/** A scholarship that the student keeps. It is no longer one of a district's list. */
export function writeScholarship(
  { createdAt, status, notes, name, giver, link, dueOn }: PassportItem<'scholarships'>,
  { actor }: Writing,
): Promise<string> {
  const facts = { scholarshipId: null, name, giver, link, dueOn };
  return insertPick(actor.personId, facts, { status, notes }, new Date(createdAt));
}

/** A career that the student marked elsewhere, and not here. */
export async function writeMark(
  { id: code, mark, why, markedAt }: PassportItem<'marks'>,
  { actor }: Writing,
): Promise<string> {
  return storeMark(actor.personId, code, { mark, why }, new Date(markedAt));
}

/** A finished attempt and the result of it. */
export async function writeInterests(
  { id: _, finishedAt, ...result }: PassportItem<'interests'>,
  { actor }: Writing,
): Promise<string> {
  const attemptId = newId();
  await sql(
    `insert into profiler_attempts (tenant_id, id, student_id, form, answers, finished_at, created_at,
                                    updated_at, kind)
     values ($1, $2, $3, $4, $5, $6, $6, $6, $7)`,
    [
      ...[actor.tenantId, attemptId, actor.personId, result.form],
      ...[JSON.stringify(result.answers), finishedAt, result.kind],
    ],
  );
  const kept = await insertResult(
    { ...result, studentId: actor.personId, attemptId },
    new Date(finishedAt),
  );
  return kept.id;
}
