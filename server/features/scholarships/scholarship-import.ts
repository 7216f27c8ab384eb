import { isDeepStrictEqual } from 'node:util';
import type { CourseProblem } from '#contracts/course-imports.js';
import { SCHOLARSHIPS_MAX } from '#contracts/limits.js';
import type { Scholarship } from '#contracts/scholarships.js';
import { currentTenant, sql } from '../../db/tenant.js';
import type { ImportKind } from '../courses/import-kind.js';
import { recordKey } from './scholarship-key.js';
import { scholarships } from './scholarship-records.js';
import { checkScholarshipRow, type ScholarshipRow } from './scholarship-row-check.js';

interface FileRow {
  id: string;
  record_key: string;
  data: { given: ScholarshipRow };
  problems: CourseProblem[];
}

type Next = Omit<Scholarship, 'id' | 'revision'>;

/** Problems that only all rows together show: found again each time. */
const TOGETHER = new Set(['twice', 'full']);

const checkRow: ImportKind['checkRow'] = (cells) => {
  const { data, problems } = checkScholarshipRow(cells);
  return { studentKey: '', recordKey: recordKey(data), data: { given: data }, problems };
};

async function checkAll(importId: string): Promise<void> {
  const rows = await sql<FileRow>(
    `select id, record_key, data, problems from course_import_rows
     where tenant_id = $1 and import_id = $2 order by line`,
    [currentTenant(), importId],
  );
  const all = await scholarships({ withRetired: true });
  const held = new Map(all.map((one) => [recordKey(one), one]));
  const seen = new Set<string>();
  let room = SCHOLARSHIPS_MAX - held.size;
  const told = rows.map(({ id, record_key: key, data, problems }) => {
    const own = problems.filter(({ code }) => !TOGETHER.has(code));
    const before = held.get(key);
    const next = filled(data.given, before);
    if (seen.has(key)) own.push({ column: 'name', code: 'twice', at: '' });
    else if (!before && own.length === 0) {
      room -= 1;
      if (room < 0) own.push({ column: 'name', code: 'full', at: '' });
    }
    seen.add(key);
    const act = !before
      ? 'added'
      : isDeepStrictEqual(factsOf(before), next)
        ? 'unchanged'
        : 'changed';
    return { id, act, data: { ...data, next }, problems: own };
  });
  await sql(
    `update course_import_rows r set act = m.act, data = m.data, problems = m.problems
     from jsonb_to_recordset($2::jsonb) as m (id uuid, act text, data jsonb, problems jsonb)
     where r.tenant_id = $1 and r.id = m.id`,
    [currentTenant(), JSON.stringify(told)],
  );
}

const UNSAID = { amount: '', dueOn: null, grades: [], who: '', link: '' } satisfies Partial<Next>;

/** The row over what the list holds: an empty cell keeps what is there. */
function filled(given: ScholarshipRow, before: Scholarship | undefined): Next {
  const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  return { ...UNSAID, ...(before && factsOf(before)), ...told } as Next;
}

const factsOf = ({ id: _, revision: __, ...facts }: Scholarship): Next => facts;

const NEXT = `r.data->'next'`;
const COLUMNS = 'name, giver, amount, due_on, grades, who, link';
const VALUES = `${NEXT}->>'name', ${NEXT}->>'giver', ${NEXT}->>'amount', (${NEXT}->>'dueOn')::date,
  array(select e::integer from jsonb_array_elements_text(${NEXT}->'grades') e),
  ${NEXT}->>'who', ${NEXT}->>'link'`;
const RETIRED = (before: string) =>
  `case when (${NEXT}->>'isRetired')::boolean then coalesce(${before}, $3::timestamptz) end`;

async function apply(importId: string, _by: string, now: Date): Promise<void> {
  const binds = [currentTenant(), importId, now.toISOString()];
  await sql(
    `update course_import_rows r set
       record_id = case r.act when 'added' then r.id else s.id end,
       before = case r.act when 'changed' then to_jsonb(s) end
     from course_import_rows own
     left join scholarships s on s.tenant_id = $1 and s.record_key = own.record_key
     where r.tenant_id = $1 and r.import_id = $2 and own.tenant_id = $1 and own.id = r.id
       and r.problems = '[]' and r.act in ('added', 'changed')`,
    binds.slice(0, 2),
  );
  const good = `r.tenant_id = $1 and r.import_id = $2 and r.record_id is not null`;
  await sql(
    `insert into scholarships (tenant_id, id, record_key, ${COLUMNS}, retired_at, created_at, updated_at)
     select $1, r.id, r.record_key, ${VALUES}, ${RETIRED('null')}, $3, $3 from course_import_rows r
     where ${good} and r.act = 'added'`,
    binds,
  );
  await sql(
    `update scholarships s set (${COLUMNS}, retired_at, updated_at, revision) =
       (${VALUES}, ${RETIRED('s.retired_at')}, $3, s.revision + 1)
     from course_import_rows r
     where ${good} and r.act = 'changed' and s.tenant_id = $1 and s.id = r.record_id`,
    binds,
  );
}

/** What a student keeps by now stays, as does what somebody changed since. */
async function undo(
  importId: string,
  appliedAt: Date,
  now: Date,
): Promise<Awaited<ReturnType<ImportKind['undo']>>> {
  const binds = [currentTenant(), importId, appliedAt.toISOString()];
  const own = `r.tenant_id = $1 and r.import_id = $2 and s.tenant_id = $1 and s.id = r.record_id
    and s.updated_at = $3`;
  // Whoever is about to keep one waits, or is seen by the statement below.
  await sql(
    `select s.id from scholarships s, course_import_rows r where ${own} order by s.id for update of s`,
    binds,
  );
  const restored = await sql(
    `update scholarships s set (${COLUMNS}, retired_at, updated_at, revision) = (
       select ${COLUMNS}, retired_at, $4::timestamptz, s.revision + 1
       from jsonb_populate_record(s, r.before))
     from course_import_rows r where ${own} and r.act = 'changed' returning s.id`,
    [...binds, now.toISOString()],
  );
  const removed = await sql(
    `delete from scholarships s using course_import_rows r where ${own} and r.act = 'added'
       and not exists (select 1 from scholarship_picks k
                       where k.tenant_id = $1 and k.scholarship_id = s.id)
     returning s.id`,
    binds,
  );
  const [all] = await sql<{ count: number }>(
    'select count(*)::int as count from course_import_rows where tenant_id = $1 and import_id = $2',
    binds.slice(0, 2),
  );
  const left = (all?.count ?? 0) - removed.length - restored.length;
  return { removed: removed.length, restored: restored.length, left };
}

/** A file with the scholarships that the district tells of. */
export const scholarshipImport: ImportKind = {
  ...{ roles: ['admin', 'counselor'], checkRow, checkAll, apply, undo },
  acts: { applied: 'scholarships-imported', undone: 'scholarships-import-undone' },
};
