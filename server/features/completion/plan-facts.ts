import { currentTenant, sql } from '../../db/tenant.js';
import { gradeLevelFrom } from '../imports/grade-level.js';
import type { RecordedFact, StudentFacts } from '../templates/completion-rule.js';
import { EVIDENCE } from './evidence-sources.js';

export interface PlanFacts extends StudentFacts {
  studentId: string;
  schoolId: string | null;
}

interface Row {
  id: string;
  schoolId: string | null;
  grades: Parameters<typeof gradeLevelFrom>[0];
  counts: Record<string, number> | null;
  recorded: RecordedFact[] | null;
  changes: { code: RecordedFact['code']; change: 'waive' | 'add' }[] | null;
}

/**
 * What the rule reads of these people, for those who are students now. One statement, whoever many they are;
 * numbers only, no word of anybody's.
 */
export async function readPlanFacts(studentIds: readonly string[]): Promise<PlanFacts[]> {
  const rows = await sql<Row>(FACTS, [currentTenant(), studentIds]);
  return rows.map(({ id, schoolId, grades, counts, recorded, changes }) => {
    const changed = (which: 'waive' | 'add') =>
      (changes ?? []).filter(({ change }) => change === which).map(({ code }) => code);
    return {
      ...{ studentId: id, schoolId, grade: gradeLevelFrom(grades) },
      ...{ counts: counts ?? {}, recorded: recorded ?? [] },
      ...{ waived: changed('waive'), added: changed('add') },
    };
  });
}

/** They left with grade 12, and no file has said since that they are back. */
const HAS_GRADUATED = `exists (
  select 1 from people g join sis_records r on r.tenant_id = $1 and r.kind = 'users' and not r.is_active
    and r.data ? 'graduatedIn' and (r.source_id = g.sis_id or r.alias = g.sis_id)
  where g.tenant_id = $1 and g.id = e.person_id)`;

/** The school is that of the course they came to last. */
const FACTS = `
  with asked as (
    select e.person_id as id,
           (array_agg(c.school_id order by e.created_at desc, e.id desc))[1] as school_id
    from enrolments e
    join courses c on c.tenant_id = e.tenant_id and c.id = e.course_id
    where e.tenant_id = $1 and e.person_id = any($2::uuid[]) and e.is_active and e.role = 'student'
      and not ${HAS_GRADUATED}
    group by e.person_id),
  evidence as (
    select student_id, jsonb_object_agg(key, n) as counts
    from (select student_id, key, sum(n)::float8 as n
          from (${EVIDENCE.join('\n union all ')}) each_source group by 1, 2) by_key
    group by student_id),
  recorded as (
    select student_id, jsonb_agg(jsonb_build_object('code', code, 'isEarlier', kind = 'earlier',
             'year', school_year, 'meeting', meeting, 'strand', strand)) as recorded
    from component_records
    where tenant_id = $1 and student_id = any($2::uuid[]) and removed_at is null group by 1),
  changed as (
    select student_id, jsonb_agg(jsonb_build_object('code', code, 'change', change)) as changes
    from component_changes
    where tenant_id = $1 and student_id = any($2::uuid[]) and ended_at is null group by 1)
  select a.id, a.school_id as "schoolId", evidence.counts, recorded.recorded, changed.changes,
         (select jsonb_agg(r.data->'grades') from sis_records r
          where r.tenant_id = $1 and r.kind = 'users' and r.is_active
            and (r.source_id = p.sis_id or r.alias = p.sis_id)) as grades
  from asked a
  join people p on p.tenant_id = $1 and p.id = a.id and not p.is_test
  left join evidence on evidence.student_id = a.id
  left join recorded on recorded.student_id = a.id
  left join changed on changed.student_id = a.id`;
