import type { NewCollegeSearch } from '#contracts/college-searches.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface SearchRecord extends NewCollegeSearch {
  id: string;
  createdAt: Date;
  removedAt: Date | null;
}

const FIELDS = 'id, name, wish, created_at as "createdAt", removed_at as "removedAt"';

/** A student's searches without the removed ones, the latest first. */
export async function searchesOf(studentId: string): Promise<SearchRecord[]> {
  return sql<SearchRecord>(
    `select ${FIELDS} from college_searches
     where tenant_id = $1 and student_id = $2 and removed_at is null
     order by created_at desc, id desc`,
    [currentTenant(), studentId],
  );
}

export async function insertSearch(
  studentId: string,
  { name, wish }: NewCollegeSearch,
  createdAt: Date,
): Promise<SearchRecord> {
  const [record] = await sql<SearchRecord>(
    `insert into college_searches (tenant_id, id, student_id, name, wish, created_at)
     values ($1, $2, $3, $4, $5, $6) returning ${FIELDS}`,
    [currentTenant(), newId(), studentId, name, wish, createdAt.toISOString()],
  );
  if (!record) throw new Error('The search was not saved.');
  return record;
}

/** @param removedAt - null puts it back. @returns null when the student has no such search. */
export async function setSearchRemoved(
  studentId: string,
  id: string,
  removedAt: Date | null,
): Promise<SearchRecord | null> {
  const [record] = await sql<SearchRecord>(
    `update college_searches set removed_at = $4::timestamptz
     where tenant_id = $1 and student_id = $2 and id = $3 returning ${FIELDS}`,
    [currentTenant(), studentId, id, removedAt?.toISOString() ?? null],
  );
  return record ?? null;
}
