import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface Opinion {
  rating: number | null;
  thought: string;
  stillInterested: boolean;
}

export interface SavedCareerRecord extends Opinion {
  id: string;
  code: string;
  createdAt: Date;
  updatedAt: Date;
  removedAt: Date | null;
}

export interface OpinionChange extends Opinion {
  savedId: string;
  at: Date;
}

const FIELDS = `id, code, rating, thought, still_interested as "stillInterested",
  created_at as "createdAt", updated_at as "updatedAt", removed_at as "removedAt"`;

/** A student's saved careers, without the removed ones; the latest saved first. */
export async function savedCareersOf(studentId: string): Promise<SavedCareerRecord[]> {
  return sql<SavedCareerRecord>(
    `select ${FIELDS} from saved_careers
     where tenant_id = $1 and student_id = $2 and removed_at is null
     order by created_at desc, id desc`,
    [currentTenant(), studentId],
  );
}

/** One career of a student's list, removed or not. */
export async function findSavedCareer(
  studentId: string,
  code: string,
): Promise<SavedCareerRecord | null> {
  const [record] = await sql<SavedCareerRecord>(
    `select ${FIELDS} from saved_careers where tenant_id = $1 and student_id = $2 and code = $3`,
    [currentTenant(), studentId, code],
  );
  return record ?? null;
}

/** Adds the career, or stores what the student says of it now and puts it back into the list. */
export async function storeSavedCareer(
  studentId: string,
  code: string,
  opinion: Opinion,
  now: Date,
): Promise<SavedCareerRecord> {
  const [record] = await sql<SavedCareerRecord>(
    `insert into saved_careers (tenant_id, id, student_id, code, rating, thought, still_interested,
                                created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
     on conflict (tenant_id, student_id, code) do update set
       rating = excluded.rating, thought = excluded.thought,
       still_interested = excluded.still_interested, updated_at = excluded.updated_at,
       removed_at = null
     returning ${FIELDS}`,
    [
      currentTenant(),
      newId(),
      studentId,
      code,
      opinion.rating,
      opinion.thought,
      opinion.stillInterested,
      now.toISOString(),
    ],
  );
  if (!record) throw new Error('The career was not saved.');
  return record;
}

/** @param removedAt - null puts it back, with rating, thought and history as they were. */
export async function setSavedCareerRemoved(id: string, removedAt: Date | null): Promise<void> {
  await sql(
    `update saved_careers set removed_at = $3::timestamptz where tenant_id = $1 and id = $2`,
    [currentTenant(), id, removedAt?.toISOString() ?? null],
  );
}

/** Every change of mind on these saved careers, newest first. */
export async function opinionChanges(savedIds: string[]): Promise<OpinionChange[]> {
  if (savedIds.length === 0) return [];
  return sql<OpinionChange>(
    `select saved_id as "savedId", at, rating, thought, still_interested as "stillInterested"
     from saved_career_changes where tenant_id = $1 and saved_id = any($2)
     order by at desc, id desc`,
    [currentTenant(), savedIds],
  );
}

/**
 * Notes a change of mind with its date.
 *
 * @param replaceSince - changes after this moment are one with the new one: a thought is stored many
 *   times while it is being typed.
 */
export async function noteOpinion(
  savedId: string,
  opinion: Opinion,
  now: Date,
  replaceSince: Date | null,
): Promise<void> {
  if (replaceSince)
    await sql(
      `delete from saved_career_changes where tenant_id = $1 and saved_id = $2 and at >= $3`,
      [currentTenant(), savedId, replaceSince.toISOString()],
    );
  await sql(
    `insert into saved_career_changes (tenant_id, id, saved_id, rating, thought, still_interested, at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      currentTenant(),
      newId(),
      savedId,
      opinion.rating,
      opinion.thought,
      opinion.stillInterested,
      now.toISOString(),
    ],
  );
}
