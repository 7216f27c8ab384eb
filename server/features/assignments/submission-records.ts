import type { Assignment, Reflection, SubmissionStatus } from '#contracts/assignments.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface SubmissionRow {
  id: string;
  status: Exclude<SubmissionStatus, 'none'>;
  answers: Record<string, string>;
  revision: number;
  submitted_at: Date | null;
  points: string | null;
  comment: string;
  scored_at: Date | null;
  updated_at: Date;
  teacher_name: string | null;
}

const COLUMNS = `s.id, s.status, s.answers, s.revision, s.submitted_at, s.points, s.comment, s.scored_at,
  s.updated_at, p.name as teacher_name`;

export async function findSubmission(
  assignmentId: string,
  studentId: string,
): Promise<SubmissionRow | undefined> {
  const [row] = await sql<SubmissionRow>(
    `select ${COLUMNS} from submissions s
     left join people p on p.tenant_id = s.tenant_id and p.id = s.scored_by
     where s.tenant_id = $1 and s.assignment_id = $2 and s.student_id = $3`,
    [currentTenant(), assignmentId, studentId],
  );
  return row;
}

/** The submission, locked until the transaction ends; made empty where there is none. */
export async function lockSubmission(
  assignmentId: string,
  studentId: string,
): Promise<SubmissionRow> {
  await sql(
    `insert into submissions (tenant_id, id, assignment_id, student_id) values ($1, $2, $3, $4)
     on conflict (tenant_id, assignment_id, student_id) do nothing`,
    [currentTenant(), newId(), assignmentId, studentId],
  );
  await sql(
    `select id from submissions where tenant_id = $1 and assignment_id = $2 and student_id = $3 for update`,
    [currentTenant(), assignmentId, studentId],
  );
  const row = await findSubmission(assignmentId, studentId);
  if (!row) throw new Error('The submission was not stored.');
  return row;
}

const EMPTY: Reflection['submission'] = {
  status: 'none',
  answers: {},
  revision: 0,
  submittedAt: null,
  comment: '',
  points: null,
  scoredAt: null,
  teacherName: null,
};

/** What the student sees of their own work. */
export function presentReflection(
  assignment: Assignment,
  row: SubmissionRow | undefined,
  canWrite: boolean,
): Reflection {
  if (!row) return { assignment, submission: EMPTY, canWrite };
  return {
    assignment,
    submission: {
      status: row.status,
      answers: row.answers,
      revision: row.revision,
      submittedAt: row.submitted_at?.toISOString() ?? null,
      comment: row.comment,
      points: row.points === null ? null : Number(row.points),
      scoredAt: row.scored_at?.toISOString() ?? null,
      teacherName: row.teacher_name,
    },
    canWrite,
  };
}
