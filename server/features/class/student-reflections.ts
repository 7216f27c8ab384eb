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

/** Where a student stands with each reflection of those of these courses that they are in, newest first. */
export async function reflectionsOf(
  courseIds: string[],
  personId: string,
): Promise<StudentReflection[]> {
  const rows = await sql<Row>(
    `select a.id, a.title, a.due_at, a.max_points, s.status, s.submitted_at, s.points
     from assignments a
     left join submissions s on s.tenant_id = a.tenant_id and s.assignment_id = a.id and s.student_id = $3
     where a.tenant_id = $1 and a.course_id in (
       select e.course_id from enrolments e
       where e.tenant_id = $1 and e.course_id = any($2::uuid[]) and e.person_id = $3
         and e.role = 'student' and e.is_active)
     order by a.created_at desc`,
    [currentTenant(), courseIds, personId],
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
