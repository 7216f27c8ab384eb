import type { CourseImportKind } from '#contracts/course-fields.js';
import type {
  BadCourseRow,
  CourseCells,
  CourseImport,
  CourseProblem,
} from '#contracts/course-imports.js';
import type { RowCounts } from '#contracts/row-imports.js';
import { IMPORT_ERRORS_SHOWN } from '#contracts/oneroster.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface CourseImportRow {
  id: string;
  kind: CourseImportKind;
  state: CourseImport['state'];
  read_count: number;
  row_count: number;
  counts: RowCounts | null;
  undone: CourseImport['undone'];
  applied_at: Date | null;
}

/** One row as it is kept while somebody looks at the file. */
export interface CheckedRow {
  studentKey: string;
  recordKey: string;
  data: object;
  problems: CourseProblem[];
}

/** The file of this kind that the district works on, or took over last. */
export async function latestImport(kind: CourseImportKind): Promise<CourseImportRow | undefined> {
  const [row] = await sql<CourseImportRow>(
    `select id, kind, state, read_count, row_count, counts, undone, applied_at from course_imports
     where tenant_id = $1 and kind = $2`,
    [currentTenant(), kind],
  );
  return row;
}

/** Two tabs may send rows, or apply, at the same time: the second one waits and sees what the first did. */
export const lockImport = (id: string) =>
  sql('select 1 from course_imports where tenant_id = $1 and id = $2 for update', [
    ...[currentTenant(), id],
  ]);

/** @returns how many of the rows are new. */
export async function insertRows(
  importId: string,
  rows: (CheckedRow & { line: number; cells: CourseCells })[],
): Promise<number> {
  const added = await sql(
    `insert into course_import_rows (tenant_id, id, import_id, line, cells, student_key, record_key, data, problems)
     select $1, m.id, $2, m.line, m.cells, m."studentKey", m."recordKey", m.data, m.problems
     from jsonb_to_recordset($3::jsonb) as m (id uuid, line int, cells jsonb, "studentKey" text,
       "recordKey" text, data jsonb, problems jsonb)
     on conflict (tenant_id, import_id, line) do nothing returning id`,
    [...[currentTenant(), importId], JSON.stringify(rows.map((row) => ({ ...row, id: newId() })))],
  );
  return added.length;
}

export async function updateRow(id: string, cells: CourseCells, row: CheckedRow): Promise<void> {
  await sql(
    `update course_import_rows set cells = $3, student_key = $4, record_key = $5, data = $6, problems = $7
     where tenant_id = $1 and id = $2`,
    [
      ...[currentTenant(), id, JSON.stringify(cells), row.studentKey, row.recordKey],
      ...[JSON.stringify(row.data), JSON.stringify(row.problems)],
    ],
  );
}

export async function cellsOfRow(importId: string, id: string): Promise<CourseCells | undefined> {
  const [row] = await sql<{ cells: CourseCells }>(
    'select cells from course_import_rows where tenant_id = $1 and import_id = $2 and id = $3',
    [currentTenant(), importId, id],
  );
  return row?.cells;
}

export async function countRows(importId: string): Promise<RowCounts> {
  const acts = await sql<{ act: keyof RowCounts; count: number }>(
    `select case when problems <> '[]' then 'bad' else act end as act, count(*)::int as count
     from course_import_rows where tenant_id = $1 and import_id = $2 group by 1`,
    [currentTenant(), importId],
  );
  const none = { added: 0, changed: 0, unchanged: 0, kept: 0, bad: 0 };
  return { ...none, ...Object.fromEntries(acts.map(({ act, count }) => [act, count])) };
}

export function badRowsOf(importId: string): Promise<BadCourseRow[]> {
  return sql<BadCourseRow>(
    `select id, line, cells, problems from course_import_rows
     where tenant_id = $1 and import_id = $2 and problems <> '[]' order by line limit $3`,
    [currentTenant(), importId, IMPORT_ERRORS_SHOWN],
  );
}
