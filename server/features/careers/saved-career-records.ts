import type { Opinion } from '#contracts/opinions.js';
import type { Visibility } from '#contracts/visibility.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { OPINION_COLUMNS, OPINION_FIELDS, opinionValues } from '../opinions/opinion-columns.js';

export interface SavedCareerRecord extends Opinion {
  id: string;
  code: string;
  visibility: Visibility;
  createdAt: Date;
  updatedAt: Date;
  removedAt: Date | null;
}

const FIELDS = `id, code, ${OPINION_FIELDS}, visibility, created_at as "createdAt",
  updated_at as "updatedAt", removed_at as "removedAt"`;

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
  { visibility, ...opinion }: Opinion & { visibility: Visibility },
  now: Date,
): Promise<SavedCareerRecord> {
  const [record] = await sql<SavedCareerRecord>(
    `insert into saved_careers (tenant_id, id, student_id, code, visibility, created_at, updated_at,
                                ${OPINION_COLUMNS})
     values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (tenant_id, student_id, code) do update set
       (visibility, updated_at, removed_at, ${OPINION_COLUMNS}) =
       (excluded.visibility, excluded.updated_at, null, $7, $8, $9, $10, $11, $12, $13)
     returning ${FIELDS}`,
    [
      ...[currentTenant(), newId(), studentId, code, visibility, now.toISOString()],
      ...opinionValues(opinion),
    ],
  );
  if (!record) throw new Error('The career was not saved.');
  return record;
}
