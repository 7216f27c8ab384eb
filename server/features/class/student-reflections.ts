import type { SubmissionStatus } from '#contracts/assignments.js';
import type { StudentReflection } from '#contracts/class.js';
import { currentTenant, sql } from '../../db/tenant.js';

interface Row {
  id: string;
  title: string;
  due_at: Date | null;
  max_points: number | null;
  status: SubmissionStatus | null;
  submitted_at: Date | null;
  points: string | null;
}

/** Where a student stands with each reflection of the course, newest first. */
export async function reflectionsOf(
  courseId: string,
  personId: string,
): Promise<StudentReflection[]> {
  const rows = await sql<Row>(
    `select a.id, a.title, a.due_at, a.max_points, s.status, s.submitted_at, s.points
     from assignments a
     left join submissions s on s.tenant_id = a.tenant_id and s.assignment_id = a.id and s.student_id = $3
     where a.tenant_id = $1 and a.course_id = $2 order by a.created_at desc`,
    [currentTenant(), courseId, personId],
  );
  return rows.map((row) => ({
    assignmentId: row.id,
    title: row.title,
    status: row.status ?? 'none',
    submittedAt: row.submitted_at?.toISOString() ?? null,
    points: row.points === null ? null : Number(row.points),
    maxPoints: row.max_points,
    dueAt: row.due_at?.toISOString() ?? null,
  }));
}
