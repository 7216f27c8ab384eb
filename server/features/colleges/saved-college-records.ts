import type { Opinion } from '#contracts/opinions.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { OPINION_COLUMNS, OPINION_FIELDS, opinionValues } from '../opinions/opinion-columns.js';

export interface SavedCollegeRecord extends Opinion {
  id: string;
  code: string;
  createdAt: Date;
  updatedAt: Date;
  removedAt: Date | null;
}

const FIELDS = `id, code, ${OPINION_FIELDS}, created_at as "createdAt", updated_at as "updatedAt",
  removed_at as "removedAt"`;

/** A student's saved colleges, without the removed ones; the latest saved first. */
export async function savedCollegesOf(studentId: string): Promise<SavedCollegeRecord[]> {
  return sql<SavedCollegeRecord>(
    `select ${FIELDS} from saved_colleges
     where tenant_id = $1 and student_id = $2 and removed_at is null
     order by created_at desc, id desc`,
    [currentTenant(), studentId],
  );
}

/** One college of a student's list, removed or not. */
export async function findSavedCollege(
  studentId: string,
  code: string,
): Promise<SavedCollegeRecord | null> {
  const [record] = await sql<SavedCollegeRecord>(
    `select ${FIELDS} from saved_colleges where tenant_id = $1 and student_id = $2 and code = $3`,
    [currentTenant(), studentId, code],
  );
  return record ?? null;
}

/** Adds the college, or stores what the student says of it now and puts it back into the list. */
export async function storeSavedCollege(
  studentId: string,
  code: string,
  opinion: Opinion,
  now: Date,
): Promise<SavedCollegeRecord> {
  const [record] = await sql<SavedCollegeRecord>(
    `insert into saved_colleges (tenant_id, id, student_id, code, created_at, updated_at,
                                 ${OPINION_COLUMNS})
     values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (tenant_id, student_id, code) do update set
       (updated_at, removed_at, ${OPINION_COLUMNS}) =
       (excluded.updated_at, null, $6, $7, $8, $9, $10, $11, $12)
     returning ${FIELDS}`,
    [currentTenant(), newId(), studentId, code, now.toISOString(), ...opinionValues(opinion)],
  );
  if (!record) throw new Error('The college was not saved.');
  return record;
}
