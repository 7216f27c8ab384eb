import type { ReportCell } from '#contracts/reports.js';
import type { CourseArea, CourseTerm } from '#contracts/course-fields.js';
import { SMALL } from '#contracts/small-figures.js';
import { currentTenant, sql } from '../../../db/tenant.js';
import { judge, type StudentFacts } from '../../templates/completion-rule.js';
import { type MakeTable, type ReportWorld, ruleOf } from '../report-world.js';

/**
 * Arizona: one student's plan with nothing in it that tells whose it is. No word of the student's, no name,
 * school, number or date; nothing that they keep private; no course that fewer than ten students plan;
 * and nobody from a grade of fewer than ten students. The student is one at random among the ten whose
 * plans have most, so that the fullest plan of a school names nobody.
 */
export const azSample: MakeTable = async (world) => {
  const { say } = world;
  const columns = [say('reports.part'), say('reports.item'), say('reports.text')];
  const about = [{ label: say('reports.kind-az-sample'), text: say('reports.sample-text') }];
  const chosen = await anyOfTheFullest(world.schoolId);
  if (!chosen) return { columns, about, rows: [[say('reports.sample-few'), '', '']] };
  const [goals, deeds, courses] = [
    await goalsOf(chosen.id),
    await deedsOf(chosen.id),
    await coursesOf(chosen.id),
  ];
  return {
    ...{ columns, about },
    rows: [
      ...planLines(chosen.facts, world),
      ...goals.map(({ kind, horizon, n }) => [
        ...[say('reports.part-goals'), say(`goals.kind-${kind as 'career'}`)],
        say('reports.times', { what: say(`goals.horizon-${horizon as 'year'}`), count: n }),
      ]),
      ...courses.map((course) => [
        ...[say('reports.part-courses'), courseWords(course, world)],
        `${say('requirements.grade-n', { grade: course.grade })}, ${say(`courses.term-${course.term}`)}`,
      ]),
      ...deeds.map(({ kind, n, hours }) => [
        ...[say('reports.part-activities'), say(`activities.kind-${kind as 'work'}`)],
        say('reports.deeds', { count: n, hours: roughly(hours) }),
      ]),
    ],
  };
};

const HOUR_STEP = 5;
const roughly = (hours: number) => Math.round(hours / HOUR_STEP) * HOUR_STEP;

async function anyOfTheFullest(
  schoolId: string | null,
): Promise<{ id: string; facts: StudentFacts } | undefined> {
  const [row] = await sql<{ id: string; facts: StudentFacts }>(
    `with fullest as (
       select c.student_id as id, c.facts from completions c
       where c.tenant_id = $1 and not c.is_outside and c.grade > 0
         and ($2::uuid is null or c.school_id = $2)
         and (select count(*) from completions o where o.tenant_id = $1 and not o.is_outside
              and o.grade = c.grade and o.school_id is not distinct from c.school_id) >= ${SMALL}
       order by cardinality(c.done) desc, random() limit ${SMALL})
     select id, facts from fullest where (select count(*) from fullest) >= ${SMALL}
     order by random() limit 1`,
    [currentTenant(), schoolId],
  );
  return row;
}

function planLines(facts: StudentFacts, world: ReportWorld): ReportCell[][] {
  const { say, year } = world;
  const { template } = ruleOf(world);
  const judged = judge(template, facts, year);
  const all = { done: judged.done, required: judged.required };
  // What was asked of this student beyond the rule, or waived for them, would be theirs alone.
  const asked = judged.components.filter(({ isAdded }) => !isAdded);
  return [
    [say('reports.part-plan'), template.abbreviation, say('reports.done-of', all)],
    [say('reports.part-plan'), say('requirements.file-grade'), facts.grade ?? ''],
    ...asked.map(({ code, standing, have, need }) => [
      ...[say('reports.part-needs'), say(`requirements.c-${code}`)],
      standing === 'met'
        ? say('reports.met-by', { have: Math.min(have, SMALL), need })
        : say(standing === 'later' ? 'requirements.file-later' : 'requirements.missing'),
    ]),
  ];
}

function goalsOf(id: string): Promise<{ kind: string; horizon: string; n: number }[]> {
  return sql(
    `select g.kind, g.horizon, count(*)::int as n from plans p
     join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id
     where p.tenant_id = $1 and p.student_id = $2 and g.removed_at is null
       and g.visibility <> 'private'
     group by 1, 2 order by 1, 2`,
    [currentTenant(), id],
  );
}

function deedsOf(id: string): Promise<{ kind: string; n: number; hours: number }[]> {
  return sql(
    `select kind, count(*)::int as n, coalesce(sum(hours), 0)::float8 as hours from activities
     where tenant_id = $1 and student_id = $2 and removed_at is null and visibility <> 'private'
     group by 1 order by 1`,
    [currentTenant(), id],
  );
}

interface SampleCourse {
  title: string;
  area: CourseArea;
  grade: number;
  term: CourseTerm;
  /** How many students of the district plan it. */
  planners: number;
}

function coursesOf(id: string): Promise<SampleCourse[]> {
  return sql<SampleCourse>(
    `select e->>'title' as title, e->>'area' as area, (e->>'grade')::int as grade, e->>'term' as term,
            (select count(distinct o.student_id)::int from course_plans o
             where o.tenant_id = $1 and o.is_main and o.removed_at is null
               and o.entries @> jsonb_build_array(jsonb_build_object('code', e->>'code'))) as planners
     from course_plans c cross join lateral jsonb_array_elements(c.entries) e
     where c.tenant_id = $1 and c.student_id = $2 and c.is_main and c.removed_at is null
     order by (e->>'grade')::int, e->>'term', e->>'area'`,
    [currentTenant(), id],
  );
}

const courseWords = ({ title, area, planners }: SampleCourse, { say }: ReportWorld) =>
  planners >= SMALL ? title : say('reports.rare-course', { area: say(`courses.area-${area}`) });
