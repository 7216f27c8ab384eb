import { isDeepStrictEqual } from 'node:util';
import type { CatalogCourse, WrittenRule } from '#contracts/catalog.js';
import type { CourseProblem } from '#contracts/course-imports.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { SUBJECTS_OF_AREA } from './area-names.js';
import { catalogByCode, type StoredCourse } from './catalog-records.js';
import { type CatalogRow, checkCatalogRow } from './catalog-row-check.js';
import { type ImportKind, OF_COURSES } from './import-kind.js';
import { CourseNames, parseRule } from './rule-parser.js';

interface FileRow {
  id: string;
  record_key: string;
  data: { given: CatalogRow };
  problems: CourseProblem[];
}

/** What a course becomes; without `id`, which a new one gets when it is taken over. */
type Next = Omit<StoredCourse, 'id'> & { isRetired: boolean };

/** Problems that only all rows together show: found again each time. */
const TOGETHER = new Set([
  ...['twice', 'missing', 'unknown-code', 'unknown-course', 'two-courses', 'mixed', 'unfinished'],
  'itself',
]);

const checkRow: ImportKind['checkRow'] = (cells) => {
  const { data, problems } = checkCatalogRow(cells);
  return { studentKey: '', recordKey: data.code, data: { given: data }, problems };
};

async function checkAll(importId: string): Promise<void> {
  const rows = await sql<FileRow>(
    `select id, record_key, data, problems from course_import_rows
     where tenant_id = $1 and import_id = $2 order by line`,
    [currentTenant(), importId],
  );
  const held = await catalogByCode();
  const file = rows.map(({ data }) => data.given);
  const all = [
    ...[...held.values()].filter(({ code }) => !file.some((one) => one.code === code)),
    ...file,
  ];
  const known = { held, names: new CourseNames(all), codes: new Set(all.map(({ code }) => code)) };
  const seen = new Set<string>();
  const told = rows.map((row) => {
    const own = row.problems.filter(
      ({ code, column }) => !TOGETHER.has(code) || isOwnMissing(code, column),
    );
    const { next, problems } = completed(row.data.given, known);
    if (row.record_key !== '' && seen.has(row.record_key))
      problems.push({ column: 'code', code: 'twice', at: '' });
    seen.add(row.record_key);
    const before = held.get(row.record_key);
    const act = !before ? 'added' : isSame(before, next) ? 'unchanged' : 'changed';
    return { id: row.id, act, data: { ...row.data, next }, problems: [...own, ...problems] };
  });
  await sql(
    `update course_import_rows r set act = m.act, data = m.data, problems = m.problems
     from jsonb_to_recordset($2::jsonb) as m (id uuid, act text, data jsonb, problems jsonb)
     where r.tenant_id = $1 and r.id = m.id`,
    [currentTenant(), JSON.stringify(told)],
  );
}

/** An empty code or title is the row's own mistake; other cells may be empty where the course is held. */
const isOwnMissing = (code: string, column: string) =>
  code === 'missing' && (column === 'code' || column === 'title');

interface Known {
  held: ReadonlyMap<string, CatalogCourse>;
  names: CourseNames;
  codes: ReadonlySet<string>;
}

/** A course of which nothing is known beside its code and title. */
const DEFAULTS = {
  ...{ terms: ['year'], grades: [9, 10, 11, 12], schools: [], times: 1, description: '' },
  ...{ area: null, credits: null, careerSubjects: null, sameAs: null },
  ...{ prerequisite: '', corequisite: '' },
} satisfies Partial<CatalogRow>;

type Filled = Pick<StoredCourse, 'terms' | 'grades' | 'schools' | 'times' | 'description'> &
  Pick<CatalogRow, 'code' | 'title' | 'isRetired' | 'area' | 'credits' | 'sameAs'> &
  Pick<CatalogRow, 'careerSubjects'> & { prerequisite: string; corequisite: string };

/** The row over what the catalog holds: an empty cell keeps what is there. */
function filled(given: CatalogRow, before: CatalogCourse | undefined): Filled {
  const kept = before && {
    ...before,
    ...{ prerequisite: before.prerequisite.text, corequisite: before.corequisite.text },
  };
  const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  return { ...DEFAULTS, ...kept, ...told } as Filled;
}

function completed(given: CatalogRow, known: Known): { next: Next; problems: CourseProblem[] } {
  const row = filled(given, known.held.get(given.code));
  const { area, credits, sameAs, careerSubjects, terms, grades, schools, times } = row;
  const problems: CourseProblem[] = [];
  if (area === null) problems.push({ column: 'area', code: 'missing', at: '' });
  if (credits === null) problems.push({ column: 'credits', code: 'missing', at: '' });
  if (sameAs !== null && (!known.codes.has(sameAs) || sameAs === row.code))
    problems.push({ column: 'same_as', code: 'unknown-code', at: sameAs });
  const rule = (column: 'prerequisites' | 'corequisites', text: string): WrittenRule => {
    const parsed = parseRule(text, known.names, row.code);
    if (parsed.fault !== null) problems.push({ column, code: parsed.fault, at: parsed.at });
    return { text, rule: parsed.rule };
  };
  const subject = area === null ? undefined : SUBJECTS_OF_AREA[area];
  const next: Next = {
    ...{ code: row.code, title: row.title, isRetired: row.isRetired, sameAs },
    ...{ credits: credits ?? 0, area: area ?? 'elective', description: row.description },
    ...{ terms, grades, schools, times },
    careerSubjects: careerSubjects ?? (subject ? [subject] : []),
    prerequisite: rule('prerequisites', row.prerequisite),
    corequisite: rule('corequisites', row.corequisite),
  };
  return { next, problems };
}

function isSame({ id: _id, revision: _revision, ...before }: CatalogCourse, next: Next): boolean {
  const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));
  return isDeepStrictEqual(plain(before), plain(next));
}

const NEXT = `r.data->'next'`;
const list = (name: string, type: 'text' | 'integer') =>
  `array(select e::${type} from jsonb_array_elements_text(${NEXT}->'${name}') e)`;
const VALUES = `${NEXT}->>'title', ${NEXT}->>'description', (${NEXT}->>'credits')::integer, ${NEXT}->>'area',
  ${list('careerSubjects', 'text')}, ${list('terms', 'text')}, ${list('grades', 'integer')},
  ${list('schools', 'text')}, ${NEXT}->>'sameAs', (${NEXT}->>'times')::integer,
  ${NEXT}->'prerequisite'->>'text', nullif(${NEXT}->'prerequisite'->'rule', 'null'),
  ${NEXT}->'corequisite'->>'text', nullif(${NEXT}->'corequisite'->'rule', 'null')`;
const COLUMNS = `title, description, credits, area, career_subjects, terms, grades, schools, same_as, times,
  prerequisite_text, prerequisite, corequisite_text, corequisite`;
const RETIRED = `case when (${NEXT}->>'isRetired')::boolean then $3::timestamptz end`;

async function apply(importId: string, _by: string, now: Date): Promise<void> {
  const binds = [currentTenant(), importId, now.toISOString()];
  await sql(
    `update course_import_rows r set
       record_id = case r.act when 'added' then r.id else c.id end,
       before = case r.act when 'changed' then to_jsonb(c) end
     from course_import_rows own
     left join catalog_courses c on c.tenant_id = $1 and c.code = own.record_key
     where r.tenant_id = $1 and r.import_id = $2 and own.tenant_id = $1 and own.id = r.id
       and r.problems = '[]' and r.act in ('added', 'changed')`,
    binds.slice(0, 2),
  );
  const good = `r.tenant_id = $1 and r.import_id = $2 and r.record_id is not null`;
  await sql(
    `insert into catalog_courses (tenant_id, id, code, ${COLUMNS}, retired_at, created_at, updated_at)
     select $1, r.id, r.record_key, ${VALUES}, ${RETIRED}, $3, $3 from course_import_rows r
     where ${good} and r.act = 'added'`,
    binds,
  );
  await sql(
    `update catalog_courses c set (${COLUMNS}, retired_at, updated_at, revision) =
       (${VALUES}, ${RETIRED}, $3, revision + 1)
     from course_import_rows r
     where ${good} and r.act = 'changed' and c.tenant_id = $1 and c.id = r.record_id`,
    binds,
  );
}

async function undo(importId: string, appliedAt: Date): ReturnType<ImportKind['undo']> {
  const binds = [currentTenant(), importId, appliedAt.toISOString()];
  const own = `r.tenant_id = $1 and r.import_id = $2 and c.tenant_id = $1 and c.id = r.record_id
    and c.updated_at = $3`;
  const restored = await sql(
    `update catalog_courses c set (${COLUMNS}, retired_at, updated_at, revision) = (
       select ${COLUMNS}, retired_at, now(), c.revision + 1 from jsonb_populate_record(c, r.before))
     from course_import_rows r where ${own} and r.act = 'changed' returning c.id`,
    binds,
  );
  const removed = await sql(
    `delete from catalog_courses c using course_import_rows r where ${own} and r.act = 'added'
     returning c.id`,
    binds,
  );
  const [all] = await sql<{ count: number }>(
    'select count(*)::int as count from course_import_rows where tenant_id = $1 and import_id = $2',
    binds.slice(0, 2),
  );
  const left = (all?.count ?? 0) - removed.length - restored.length;
  return { removed: removed.length, restored: restored.length, left };
}

/** A file with the district's courses. */
export const catalogImport: ImportKind = { ...OF_COURSES, checkRow, checkAll, apply, undo };
