import { currentTenant, sql } from '../../db/tenant.js';
import { type ImportKind, OF_COURSES } from './import-kind.js';
import { checkTakenRow } from './taken-row-check.js';

/**
 * Finds the students by SIS id or e-mail address, fills what the catalog knows, and says what becomes of
 * each row. The same course of a student is known by code (or title), year and term.
 */
async function checkAll(importId: string): Promise<void> {
  const binds = [currentTenant(), importId];
  // The rows came a moment ago, so no statistics know of them: each would be sought by walking all others.
  await sql(`select set_config('enable_nestloop', 'off', true)`);
  await sql(FIND_STUDENTS, binds);
  await sql(
    `update course_import_rows r set problems = r.problems || jsonb_build_array(
       jsonb_build_object('column', 'school_year', 'code', 'twice', 'at', ''))
     from (select id, row_number() over (partition by student_id, record_key order by line) as place
           from course_import_rows
           where tenant_id = $1 and import_id = $2 and student_id is not null) t
     where r.tenant_id = $1 and r.id = t.id and t.place > 1`,
    binds,
  );
  await sql(
    `update course_import_rows r set act = case
         when a.id is null then 'added'
         when a.removed_at is not null then 'kept'
         when ${SAME} then 'unchanged' else 'changed' end
     from course_import_rows own left join course_records a on a.tenant_id = $1
       and a.student_id = own.student_id and a.import_key = own.record_key
     where r.tenant_id = $1 and r.import_id = $2 and own.tenant_id = $1 and own.id = r.id`,
    binds,
  );
}

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
    select r.id, f.id as student_id, coalesce(f.many, 0) as many, c.id is not null as is_known,
      jsonb_build_object(
        'title', coalesce(r.data->>'title', c.title), 'area', coalesce(r.data->>'area', c.area),
        'credits', case when r.data->>'status' = 'failed' then 0
                   else coalesce((r.data->>'credits')::integer, c.credits) end) as filled,
      (select coalesce(jsonb_agg(p), '[]') from jsonb_array_elements(r.problems) p
       where p->>'code' not in ('twice', 'unknown-student', 'two-students')
         and not (p->>'column' in ('title', 'credits') and p->>'code' = 'missing')) as own
    from course_import_rows r
    left join found f on f.key = r.student_key
    left join catalog_courses c on c.tenant_id = $1 and c.code = r.data->>'code' and r.data->>'code' <> ''
    where r.tenant_id = $1 and r.import_id = $2
  )
  update course_import_rows r set
    student_id = case when t.many = 1 then t.student_id end,
    data = r.data || jsonb_build_object('filled', t.filled),
    problems = t.own
      || case when r.student_key = '' or t.many = 1 then '[]'::jsonb
         else jsonb_build_array(jsonb_build_object('column', 'student', 'at', '', 'code',
                case t.many when 0 then 'unknown-student' else 'two-students' end)) end
      || case when t.filled->>'title' is not null or r.data->>'code' = '' then '[]'::jsonb
         else '[{"column": "title", "code": "missing", "at": ""}]'::jsonb end
      || case when t.filled->>'credits' is not null then '[]'::jsonb
         else '[{"column": "credits", "code": "missing", "at": ""}]'::jsonb end
  from told t where r.tenant_id = $1 and r.id = t.id`;

const FACTS = {
  code: `r.data->>'code'`,
  title: `r.data->'filled'->>'title'`,
  area: `r.data->'filled'->>'area'`,
  school_year: `(r.data->>'schoolYear')::integer`,
  term: `r.data->>'term'`,
  grade_level: `(r.data->>'gradeLevel')::integer`,
  status: `r.data->>'status'`,
  mark: `r.data->>'mark'`,
  credits: `(r.data->'filled'->>'credits')::integer`,
  school: `r.data->>'school'`,
} as const;
const COLUMNS = Object.keys(FACTS).join(', ');
const VALUES = Object.values(FACTS).join(', ');
const SAME = `(${Object.keys(FACTS)
  .map((name) => `a.${name}`)
  .join(', ')}) is not distinct from (${VALUES})`.replaceAll('r.data', 'own.data');

async function apply(importId: string, by: string, now: Date): Promise<void> {
  const binds = [currentTenant(), importId, by, now.toISOString()];
  await sql(`select set_config('enable_nestloop', 'off', true)`);
  await sql(
    `update course_import_rows r set
       record_id = case r.act when 'added' then r.id else a.id end,
       before = case r.act when 'changed' then to_jsonb(a) end
     from course_import_rows own left join course_records a on a.tenant_id = $1
       and a.student_id = own.student_id and a.import_key = own.record_key
     where r.tenant_id = $1 and r.import_id = $2 and own.tenant_id = $1 and own.id = r.id
       and r.problems = '[]' and r.act in ('added', 'changed')`,
    binds.slice(0, 2),
  );
  const good = 'r.tenant_id = $1 and r.import_id = $2 and r.record_id is not null';
  await sql(
    `insert into course_records (tenant_id, id, student_id, source, import_key, ${COLUMNS}, entered_by,
       created_at, updated_at)
     select $1, r.id, r.student_id, 'imported', r.record_key, ${VALUES}, $3, $4, $4
     from course_import_rows r where ${good} and r.act = 'added'`,
    binds,
  );
  await sql(
    `update course_records a set (${COLUMNS}, entered_by, updated_at, revision) =
       (${VALUES}, $3, $4, revision + 1)
     from course_import_rows r
     where ${good} and r.act = 'changed' and a.tenant_id = $1 and a.id = r.record_id`,
    binds,
  );
}

async function undo(importId: string, appliedAt: Date, now: Date): ReturnType<ImportKind['undo']> {
  const binds = [currentTenant(), importId, appliedAt.toISOString()];
  const own = `r.tenant_id = $1 and r.import_id = $2 and a.tenant_id = $1 and a.id = r.record_id
    and a.updated_at = $3`;
  await sql(`select set_config('enable_nestloop', 'off', true)`);
  const restored = await sql(
    `update course_records a set (${COLUMNS}, entered_by, updated_at, revision) = (
       select ${COLUMNS}, entered_by, $4::timestamptz, a.revision + 1
       from jsonb_populate_record(a, r.before))
     from course_import_rows r where ${own} and r.act = 'changed' returning a.id`,
    [...binds, now.toISOString()],
  );
  const removed = await sql(
    `delete from course_records a using course_import_rows r where ${own} and r.act = 'added'
     returning a.id`,
    binds,
  );
  const [all] = await sql<{ count: number }>(
    'select count(*)::int as count from course_import_rows where tenant_id = $1 and import_id = $2',
    binds.slice(0, 2),
  );
  const left = (all?.count ?? 0) - removed.length - restored.length;
  return { removed: removed.length, restored: restored.length, left };
}

/** A file with courses that students take or took. */
export const takenImport: ImportKind = {
  ...OF_COURSES,
  checkRow: checkTakenRow,
  checkAll,
  apply,
  undo,
};
