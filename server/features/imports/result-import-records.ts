import { IMPORT_ERRORS_SHOWN } from '#contracts/oneroster.js';
import type { BadResultRow, ResultImport } from '#contracts/result-imports.js';
import type { RowCounts } from '#contracts/row-imports.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface ResultImportRow {
  id: string;
  state: ResultImport['state'];
  read_count: number;
  row_count: number;
  counts: RowCounts | null;
  undone: ResultImport['undone'];
  applied_at: Date | null;
}

/** The file with results that the district works on, or took over last. */
export async function latestResultImport(): Promise<ResultImportRow | undefined> {
  const [row] = await sql<ResultImportRow>(
    `select id, state, read_count, row_count, counts, undone, applied_at from result_imports
     where tenant_id = $1 order by created_at desc limit 1`,
    [currentTenant()],
  );
  return row;
}

/** Finds the students, and rows that stand twice. May be done again. */
export async function checkAllResults(importId: string): Promise<void> {
  const binds = [currentTenant(), importId];
  // The rows came a moment ago, so no statistics know of them: each of them would be sought by walking
  // all the others.
  await sql(`select set_config('enable_nestloop', 'off', true)`);
  await sql(FIND_STUDENTS, binds);
  await sql(
    `update result_import_rows r set problems = r.problems || jsonb_build_array(
       jsonb_build_object('column', 'test', 'code', 'twice'))
     from (select id, row_number() over (partition by student_id, import_key order by line) as place
           from result_import_rows
           where tenant_id = $1 and import_id = $2 and student_id is not null) t
     where r.tenant_id = $1 and r.id = t.id and t.place > 1`,
    binds,
  );
}

/** Only who is, or was, a student of a course is found: by the SIS id, or the e-mail address. */
const FIND_STUDENTS = `
  with keys as (
    select p.id, p.sis_id as key from people p where p.tenant_id = $1 and not p.is_test
      and p.sis_id <> '' and p.id in (select person_id from enrolments where tenant_id = $1 and role = 'student')
    union
    select p.id, lower(p.email) from people p where p.tenant_id = $1 and not p.is_test
      and p.email <> '' and p.id in (select person_id from enrolments where tenant_id = $1 and role = 'student')
  ), found as (
    select key, count(*) as many, min(id::text)::uuid as id from keys group by key
  ), told as (
    select r.id, f.id as student_id, coalesce(f.many, 0) as many,
      (select coalesce(jsonb_agg(p), '[]') from jsonb_array_elements(r.problems) p
       where p->>'code' not in ('twice', 'unknown-student', 'two-students')) as own
    from result_import_rows r left join found f on f.key = r.student_key
    where r.tenant_id = $1 and r.import_id = $2
  )
  update result_import_rows r set
    student_id = case when t.many = 1 then t.student_id end,
    problems = t.own || case
      when r.student_key = '' or t.many = 1 then '[]'::jsonb
      else jsonb_build_array(jsonb_build_object('column', 'student', 'code',
             case t.many when 0 then 'unknown-student' else 'two-students' end)) end
  from told t where r.tenant_id = $1 and r.id = t.id`;

/**
 * SQL: what would become of each good row. The same result is known by student, test, part and date, as
 * the file told them. Needs the tenant as $1 and the import as $2.
 */
export const ACTS = `
  select r.id, r.student_id, r.import_key, r.data, a.id as held_id,
    case when a.id is null then 'added'
         when a.scores = r.data->'scores' and a.meaning = r.data->>'meaning' then 'unchanged'
         when exists (select 1 from correction_requests c where c.tenant_id = $1 and c.result_id = a.id
                      and c.corrected_at is not null) or a.removed_at is not null then 'kept'
         else 'changed' end as act
  from result_import_rows r
  left join (
    select distinct on (student_id, import_key) id, student_id, import_key, scores, meaning, removed_at
    from assessment_results where tenant_id = $1 and import_key is not null
    order by student_id, import_key, created_at, id
  ) a on a.student_id = r.student_id and a.import_key = r.import_key
  where r.tenant_id = $1 and r.import_id = $2 and r.problems = '[]'`;

export async function countResults(importId: string): Promise<RowCounts> {
  const binds = [currentTenant(), importId];
  const [acts, [bad]] = await Promise.all([
    sql<{ act: keyof RowCounts; count: number }>(
      `select act, count(*)::int as count from (${ACTS}) told group by act`,
      binds,
    ),
    sql<{ count: number }>(
      `select count(*)::int as count from result_import_rows
       where tenant_id = $1 and import_id = $2 and problems <> '[]'`,
      binds,
    ),
  ]);
  const none = { added: 0, changed: 0, unchanged: 0, kept: 0, bad: bad?.count ?? 0 };
  return { ...none, ...Object.fromEntries(acts.map(({ act, count }) => [act, count])) };
}

export function badResultsOf(importId: string): Promise<BadResultRow[]> {
  return sql<BadResultRow>(
    `select id, line, cells, problems from result_import_rows
     where tenant_id = $1 and import_id = $2 and problems <> '[]' order by line limit $3`,
    [currentTenant(), importId, IMPORT_ERRORS_SHOWN],
  );
}
