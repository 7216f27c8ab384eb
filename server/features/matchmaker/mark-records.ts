import type { MatchMark } from '#contracts/matching.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface MarkRecord extends MatchMark {
  code: string;
  updatedAt: Date;
}

/** A student's marks, the newest first; one a career. The caller has checked that the actor may know. */
export async function marksOf(studentId: string): Promise<MarkRecord[]> {
  const marks = await sql<MarkRecord>(
    `select distinct on (code) code, mark, why, updated_at as "updatedAt" from match_marks
     where tenant_id = $1 and student_id = $2 order by code, updated_at desc, id desc`,
    [currentTenant(), studentId],
  );
  return marks.sort((left, right) => right.updatedAt.getTime() - left.updatedAt.getTime());
}

/** @param mark - null takes it back. @returns the id of its row, where there is one now. */
export async function storeMark(
  studentId: string,
  code: string,
  mark: MatchMark | null,
  now: Date,
): Promise<string> {
  const id = newId();
  await sql(`delete from match_marks where tenant_id = $1 and student_id = $2 and code = $3`, [
    currentTenant(),
    studentId,
    code,
  ]);
  if (!mark) return id;
  await sql(
    `insert into match_marks (tenant_id, id, student_id, code, mark, why, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [currentTenant(), id, studentId, code, mark.mark, mark.why, now.toISOString()],
  );
  return id;
}
