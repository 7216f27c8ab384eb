import type {
  AssessmentResult,
  CorrectedResult,
  NewAssessmentResult,
  ResultSource,
  Score,
} from '#contracts/record.js';
import type { Visibility } from '#contracts/visibility.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

interface Row {
  id: string;
  student_id: string;
  tool: string;
  name: string;
  taken_on: string;
  scores: Score[];
  meaning: string;
  source: ResultSource;
  entered_by: string | null;
  created_at: Date;
  corrected_at: Date | null;
  comment: string;
  visibility: Visibility;
  removed_at: Date | null;
}

export interface AssessmentRecord extends AssessmentResult {
  studentId: string;
  isRemoved: boolean;
}

const SELECT = `
  select r.id, r.student_id, r.tool, r.name, r.taken_on::text, r.scores, r.meaning, r.source,
         case r.source when 'student' then null when 'passport' then
           (select i.vouched->>'where' from passport_items i
            where i.tenant_id = r.tenant_id and i.record_id = r.id limit 1)
           else p.name end as entered_by, r.created_at,
         (select max(c.corrected_at) from correction_requests c
          where c.tenant_id = r.tenant_id and c.result_id = r.id) as corrected_at,
         r.comment, r.visibility, r.removed_at
  from assessment_results r
  left join people p on p.tenant_id = r.tenant_id and p.id = r.entered_by
  where r.tenant_id = $1`;

/** All of a student's, the removed ones too, newest first. */
export async function assessmentsOf(studentId: string): Promise<AssessmentRecord[]> {
  const rows = await sql<Row>(
    `${SELECT} and r.student_id = $2 order by r.taken_on desc, r.tool, r.name, r.created_at, r.id`,
    [currentTenant(), studentId],
  );
  return rows.map(recordOf);
}

export async function assessmentsById(ids: string[]): Promise<AssessmentRecord[]> {
  const rows = await sql<Row>(`${SELECT} and r.id = any($2::uuid[])`, [currentTenant(), ids]);
  return rows.map(recordOf);
}

function recordOf(row: Row): AssessmentRecord {
  return {
    ...{ id: row.id, studentId: row.student_id, tool: row.tool, name: row.name },
    ...{ scores: row.scores, meaning: row.meaning, source: row.source, comment: row.comment },
    takenOn: row.taken_on,
    enteredBy: row.entered_by,
    enteredAt: row.created_at.toISOString(),
    correctedAt: row.corrected_at?.toISOString() ?? null,
    visibility: row.visibility,
    isRemoved: row.removed_at !== null,
  };
}

export async function insertAssessment(
  result: NewAssessmentResult & { studentId: string; source: ResultSource; enteredBy: string },
  now: Date,
): Promise<void> {
  await sql(
    `insert into assessment_results (tenant_id, id, student_id, source, tool, name, taken_on, scores,
       meaning, visibility, entered_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)`,
    [
      ...[currentTenant(), newId(), result.studentId, result.source, result.tool, result.name],
      ...[result.takenOn, JSON.stringify(result.scores), result.meaning, result.visibility],
      ...[result.enteredBy, now.toISOString()],
    ],
  );
}

export async function updateAssessment(
  id: string,
  next: CorrectedResult & Pick<AssessmentResult, 'comment' | 'visibility'>,
  now: Date,
): Promise<void> {
  await sql(
    `update assessment_results set tool = $3, name = $4, taken_on = $5, scores = $6, meaning = $7,
            comment = $8, visibility = $9, updated_at = $10
     where tenant_id = $1 and id = $2`,
    [
      ...[currentTenant(), id, next.tool, next.name, next.takenOn, JSON.stringify(next.scores)],
      ...[next.meaning, next.comment, next.visibility, now.toISOString()],
    ],
  );
}

/** @param removedAt - null puts it back. */
export async function setAssessmentRemoved(id: string, removedAt: Date | null): Promise<void> {
  await sql('update assessment_results set removed_at = $3 where tenant_id = $1 and id = $2', [
    ...[currentTenant(), id, removedAt?.toISOString() ?? null],
  ]);
}
