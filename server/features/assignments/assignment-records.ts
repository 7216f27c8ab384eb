import type { Assignment, Block, GradingKind } from '#contracts/assignments.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';

export interface AssignmentRow {
  id: string;
  course_id: string;
  title: string;
  instructions: string;
  blocks: Block[];
  grading: GradingKind;
  max_points: number | null;
  due_at: Date | null;
}

const COLUMNS =
  'a.id, a.course_id, a.title, a.instructions, a.blocks, a.grading, a.max_points, a.due_at';

/** An assignment of these courses. @throws AppError `not-found`, also for another course's. */
export async function findCourseAssignment(
  courseIds: string[],
  id: string,
): Promise<AssignmentRow> {
  const [row] = await sql<AssignmentRow>(
    `select ${COLUMNS} from assignments a where a.tenant_id = $1 and a.id = $2 and a.course_id = any($3::uuid[])`,
    [currentTenant(), id, courseIds],
  );
  if (!row) throw notFound();
  return row;
}

/** An assignment of any course in which this person is (or was) a student. @throws AppError `not-found` */
export async function findStudentAssignment(personId: string, id: string): Promise<AssignmentRow> {
  const [row] = await sql<AssignmentRow>(
    `select ${COLUMNS} from assignments a
     join enrolments e on e.tenant_id = a.tenant_id and e.course_id = a.course_id
                      and e.person_id = $3 and e.role = 'student'
     where a.tenant_id = $1 and a.id = $2`,
    [currentTenant(), id, personId],
  );
  if (!row) throw notFound();
  return row;
}

export async function assignmentById(id: string): Promise<AssignmentRow | undefined> {
  const [row] = await sql<AssignmentRow>(
    `select ${COLUMNS} from assignments a where a.tenant_id = $1 and a.id = $2`,
    [currentTenant(), id],
  );
  return row;
}

export function presentAssignment(row: AssignmentRow): Assignment {
  return {
    id: row.id,
    title: row.title,
    instructions: row.instructions,
    blocks: row.blocks,
    grading: row.grading,
    maxPoints: row.max_points,
    dueAt: row.due_at?.toISOString() ?? null,
  };
}
