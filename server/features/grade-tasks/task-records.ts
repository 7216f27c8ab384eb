import type { TaskProof } from '#contracts/counsel-fields.js';
import type { NewGradeTask } from '#contracts/grade-tasks.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** A task as it lies in the database. */
export interface TaskRecord {
  id: string;
  counselorId: string;
  counselor: string | null;
  schoolId: string | null;
  school: string | null;
  grades: { from: number; to: number } | null;
  title: string;
  details: string;
  /** `YYYY-MM-DD` */
  dueOn: string;
  proof: TaskProof;
  amount: number;
  endedAt: Date | null;
}

const SELECT = `
  select t.id, t.counselor_id as "counselorId", p.name as counselor, t.school_id as "schoolId",
         s.name as school, t.title, t.details, t.due_on::text as "dueOn", t.proof, t.amount,
         case when t.from_grade is not null
           then jsonb_build_object('from', t.from_grade, 'to', t.to_grade) end as grades,
         t.ended_at as "endedAt"
  from grade_tasks t
  join people p on p.tenant_id = t.tenant_id and p.id = t.counselor_id
  left join schools s on s.tenant_id = t.tenant_id and s.id = t.school_id
  where t.tenant_id = $1`;

/** Everything this counselor set, those that stand first. */
export const tasksBy = (counselorId: string): Promise<TaskRecord[]> =>
  sql<TaskRecord>(
    `${SELECT} and t.counselor_id = $2
     order by t.ended_at is not null, t.due_on, t.title, t.id`,
    [currentTenant(), counselorId],
  );

export async function taskBy(counselorId: string, id: string): Promise<TaskRecord | undefined> {
  const [row] = await sql<TaskRecord>(`${SELECT} and t.counselor_id = $2 and t.id = $3`, [
    ...[currentTenant(), counselorId, id],
  ]);
  return row;
}

/** Tasks that stand and are for this grade: of this school, or of some counselor's caseload. */
export const standingTasks = (place: {
  schoolId: string | null;
  grade: number | null;
}): Promise<TaskRecord[]> =>
  sql<TaskRecord>(
    `${SELECT} and t.ended_at is null and p.staff_role = 'counselor'
       and (t.school_id is null or t.school_id = $2)
       and (t.from_grade is null or $3::int between t.from_grade and t.to_grade)
     order by t.due_on, t.title, t.id`,
    [currentTenant(), place.schoolId, place.grade],
  );

export async function insertTask(
  counselorId: string,
  task: NewGradeTask,
  now: Date,
): Promise<string> {
  const id = newId();
  await sql(
    `insert into grade_tasks (tenant_id, id, counselor_id, school_id, from_grade, to_grade, title, details,
                              due_on, proof, amount, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)`,
    [...[currentTenant(), id, counselorId], ...valuesOf(task), now.toISOString()],
  );
  return id;
}

/** @returns false where this counselor has no such task that stands. */
export async function updateTask(
  counselorId: string,
  id: string,
  task: NewGradeTask,
  now: Date,
): Promise<boolean> {
  const rows = await sql(
    `update grade_tasks set school_id = $4, from_grade = $5, to_grade = $6, title = $7, details = $8,
       due_on = $9, proof = $10, amount = $11, updated_at = $12
     where tenant_id = $1 and id = $2 and counselor_id = $3 and ended_at is null returning id`,
    [...[currentTenant(), id, counselorId], ...valuesOf(task), now.toISOString()],
  );
  return rows.length > 0;
}

const valuesOf = ({ schoolId, grades, title, details, dueOn, proof, amount }: NewGradeTask) => [
  ...[schoolId, grades?.from ?? null, grades?.to ?? null, title, details, dueOn],
  ...[proof, proof === 'tick' ? 1 : amount],
];

/** Ends a task, or has it stand again. @returns false where there is none. */
export async function setTaskEnded(
  counselorId: string,
  id: string,
  isEnded: boolean,
  now: Date,
): Promise<boolean> {
  const rows = await sql(
    `update grade_tasks set ended_at = case when $4 then $5::timestamptz end, updated_at = $5
     where tenant_id = $1 and counselor_id = $2 and id = $3 returning id`,
    [currentTenant(), counselorId, id, isEnded, now.toISOString()],
  );
  return rows.length > 0;
}

export interface TickRecord {
  taskId: string;
  studentId: string;
  line: string;
}

/** Ticks that stand, of these students for these tasks. */
export const ticksOf = (
  taskIds: readonly string[],
  studentIds: readonly string[],
): Promise<TickRecord[]> =>
  sql<TickRecord>(
    `select distinct on (task_id, student_id) task_id as "taskId", student_id as "studentId", line
     from grade_task_ticks
     where tenant_id = $1 and task_id = any($2::uuid[]) and student_id = any($3::uuid[])
       and removed_at is null
     order by task_id, student_id, updated_at desc`,
    [currentTenant(), taskIds, studentIds],
  );

/** The student did it, in a line of theirs; another line takes the place of the first. */
export async function insertTick(
  taskId: string,
  studentId: string,
  line: string,
  now: Date,
): Promise<void> {
  await removeTicks(taskId, studentId, now);
  await sql(
    `insert into grade_task_ticks (tenant_id, id, task_id, student_id, line, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $6)`,
    [currentTenant(), newId(), taskId, studentId, line, now.toISOString()],
  );
}

export async function removeTicks(taskId: string, studentId: string, now: Date): Promise<void> {
  await sql(
    `update grade_task_ticks set removed_at = $4, updated_at = $4
     where tenant_id = $1 and task_id = $2 and student_id = $3 and removed_at is null`,
    [currentTenant(), taskId, studentId, now.toISOString()],
  );
}
