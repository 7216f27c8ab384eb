import type { NewTakenCourse, TakenCourse, TakenSource } from '#contracts/courses-taken.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** A course taken as it is kept, with its mark. */
export interface TakenRecord extends Omit<TakenCourse, 'mark' | 'isOfficial' | 'countedAs'> {
  mark: string;
  isRemoved: boolean;
}

interface Row extends Omit<TakenRecord, 'isRemoved' | 'schoolYear' | 'gradeLevel'> {
  school_year: number;
  grade_level: number | null;
  removed_at: Date | null;
}

/** All of a student's, the removed ones too, the newest year first. */
export async function takenOf(studentId: string): Promise<TakenRecord[]> {
  return (await takenOfAll([studentId])).get(studentId) ?? [];
}

/** As `takenOf`, of several students in one statement, by their ids. */
export async function takenOfAll(
  studentIds: readonly string[],
): Promise<Map<string, TakenRecord[]>> {
  const rows = await sql<Row & { student_id: string }>(
    `select id, student_id, source, code, title, area, school_year, term, grade_level, status, mark, credits,
            school, removed_at
     from course_records where tenant_id = $1 and student_id = any($2::uuid[])
     order by school_year desc, array_position('{summer,spring,year,fall}'::text[], term), title, id`,
    [currentTenant(), studentIds],
  );
  const found = new Map<string, TakenRecord[]>();
  for (const { student_id: student, school_year, grade_level, removed_at, ...row } of rows) {
    const years = { schoolYear: school_year, gradeLevel: grade_level };
    const record = { ...row, ...years, isRemoved: removed_at !== null };
    found.set(student, [...(found.get(student) ?? []), record]);
  }
  return found;
}

const valuesOf = (course: NewTakenCourse) => [
  ...[course.code, course.title, course.area, course.schoolYear, course.term, course.gradeLevel],
  ...[course.status, course.mark, course.credits, course.school],
];
const COLUMNS = 'code, title, area, school_year, term, grade_level, status, mark, credits, school';

export async function insertTaken(
  course: NewTakenCourse & { studentId: string; source: TakenSource; enteredBy: string | null },
  now: Date,
): Promise<string> {
  const id = newId();
  await sql(
    `insert into course_records (tenant_id, id, student_id, source, entered_by, created_at, updated_at, ${COLUMNS})
     values ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[currentTenant(), id, course.studentId, course.source, course.enteredBy],
      ...[now.toISOString(), ...valuesOf(course)],
    ],
  );
  return id;
}

export async function updateTaken(id: string, course: NewTakenCourse, now: Date): Promise<void> {
  await sql(
    `update course_records set (${COLUMNS}, updated_at, revision) =
       ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $3, revision + 1)
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, now.toISOString(), ...valuesOf(course)],
  );
}

/** @param at - null puts it back. */
export async function setTakenRemoved(id: string, at: Date | null): Promise<void> {
  await sql('update course_records set removed_at = $3 where tenant_id = $1 and id = $2', [
    ...[currentTenant(), id, at?.toISOString() ?? null],
  ]);
}
