import type { ClosePreview, SchoolLine } from '#contracts/year-close.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { currentTemplate } from '../templates/district-template-records.js';
import { displayName } from '../roster/person-name.js';
import { GRADE, IS_STUDENT, LAST_GRADE } from './close-records.js';

/** Students without a grade who are shown by name. */
const NAMED = 50;

/** What closing the year would do. Whoever is shown by name is noted in the access log. */
export async function previewClose(actor: Actor, request: AccessRequest): Promise<ClosePreview> {
  const [schools, unknown, unfinished, left] = await Promise.all([
    schoolLines(),
    withoutGrade(actor, request),
    unfinishedSeniors(),
    countLeft(),
  ]);
  const count = (fits: (grade: number) => boolean) =>
    schools
      .flatMap(({ grades }) => grades)
      .reduce((sum, { grade, students }) => (fits(grade) ? sum + students : sum), 0);
  return {
    moving: count((grade) => grade < LAST_GRADE),
    graduating: count((grade) => grade === LAST_GRADE),
    graduatingUnfinished: unfinished,
    ...{ schools, unknown, left },
  };
}

/** The school is the one that the file calls primary, else that of the student's role. */
async function schoolLines(): Promise<SchoolLine[]> {
  const rows = await sql<{ name: string | null; grade: number; students: number }>(
    `with roles as (
       select o.data->>'userSourcedId' as user_id,
              coalesce(min(o.data->>'orgSourcedId') filter (where lower(o.data->>'roleType') = 'primary'),
                       min(o.data->>'orgSourcedId')) as org
       from sis_records o where o.tenant_id = $1 and o.kind = 'roles' and o.is_active group by 1)
     select s.data->>'name' as name, ${GRADE} as grade, count(*)::int as students
     from sis_records r
     left join roles on roles.user_id = r.source_id
     left join sis_records s on s.tenant_id = $1 and s.kind = 'orgs' and s.is_active
       and s.source_id = coalesce(nullif(r.data->>'primaryOrgSourcedId', ''), roles.org)
     where ${IS_STUDENT}
     group by 1, 2 order by 1 nulls last, 2`,
    [currentTenant()],
  );
  const lines = new Map<string | null, SchoolLine>();
  for (const { name, grade, students } of rows) {
    const line = lines.get(name) ?? { name, grades: [] };
    line.grades.push({ grade, students });
    lines.set(name, line);
  }
  return [...lines.values()];
}

interface UnknownRow {
  id: string;
  name: string | null;
  pseudonym: string;
  number: string | null;
  records: number;
  all: number;
}

async function withoutGrade(
  actor: Actor,
  request: AccessRequest,
): Promise<ClosePreview['unknown']> {
  const rows = await sql<UnknownRow>(
    `select p.id, p.name, p.pseudonym, p.sis_id as number, found.records,
            (count(*) over ())::int as "all"
     from people p
     cross join lateral (
       select count(*)::int as records, count(*) filter (where ${GRADE} is not null)::int as graded
       from sis_records r where r.tenant_id = $1 and r.kind = 'users' and r.is_active
         and (r.source_id = p.sis_id or r.alias = p.sis_id)) found
     where p.tenant_id = $1 and not p.is_test and not (found.records = 1 and found.graded = 1)
       and exists (select 1 from enrolments e where e.tenant_id = $1 and e.person_id = p.id
                     and e.role = 'student' and e.is_active)
     order by coalesce(p.family_name, p.name), p.name, p.pseudonym, p.id limit ${NAMED}`,
    [currentTenant()],
  );
  await noteAccess(
    actor,
    rows.map(({ id }) => id),
    'class list',
    request,
  );
  return {
    students: rows[0]?.all ?? 0,
    people: rows.map((row) => ({
      ...{ name: displayName(row, actor.locale), number: row.number },
      why: row.records === 0 ? 'no-record' : 'no-grade',
    })),
  };
}

/** As judged in the background. */
async function unfinishedSeniors(): Promise<number | null> {
  if (!(await currentTemplate())) return null;
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from completions
     where tenant_id = $1 and grade = ${LAST_GRADE} and not is_outside and not is_complete`,
    [currentTenant()],
  );
  return row?.count ?? 0;
}

async function countLeft(): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from (
       select e.person_id from enrolments e join people p on p.tenant_id = $1 and p.id = e.person_id
       where e.tenant_id = $1 and e.role = 'student' and not p.is_test
       group by e.person_id having not bool_or(e.is_active)) gone`,
    [currentTenant()],
  );
  return row?.count ?? 0;
}
