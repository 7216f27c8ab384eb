import type { ReportCell } from '#contracts/reports.js';
import { currentTenant, sql } from '../../../db/tenant.js';
import { readPlanFacts } from '../../completion/plan-facts.js';
import type { PlanEntry, PlanRecord } from '../../courses/plan-records.js';
import { gradeNow, gradeTold } from '../../courses/student-courses.js';
import { takenOfAll } from '../../courses/taken-records.js';
import { displayName } from '../../roster/person-name.js';
import type { MakeTable, ReportWorld, StudentRow } from '../report-world.js';

interface Line extends Pick<PlanRecord, 'state' | 'grade_level' | 'grade_year' | 'entries'> {
  id: string;
  name: string | null;
  pseudonym: string;
  number: string | null;
}

/**
 * What students mean to take next year, a line a course, for the scheduling of the district's own system.
 * The state of the plan stands beside it: only an approved one has been looked at by a counselor.
 */
export const courseRequests: MakeTable = async (world) => {
  const { say } = world;
  const heads = ['school', 'student', 'number', 'grade'] as const;
  return {
    columns: [
      ...heads.map((head) => say(`requirements.file-${head}`)),
      ...[say('reports.for-grade'), say('reports.course-code'), say('reports.course')],
      ...[say('reports.credits'), say('reports.term'), say('reports.plan-state')],
    ],
    about: [{ label: say('reports.kind-course-requests'), text: say('reports.requests-text') }],
    students: await planners(world),
    rowsOf: (ids) => requestsOf(ids, world),
  };
};

async function planners({ courseId, schoolId }: ReportWorld): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select p.id from course_plans c
     join people p on p.tenant_id = c.tenant_id and p.id = c.student_id and not p.is_test
     cross join lateral (
       select k.school_id, s.name from enrolments e
       join courses k on k.tenant_id = e.tenant_id and k.id = e.course_id
       left join schools s on s.tenant_id = k.tenant_id and s.id = k.school_id
       where e.tenant_id = $1 and e.person_id = p.id and e.role = 'student' and e.is_active
         and ($2::uuid is null or e.course_id = $2)
       order by e.created_at desc, e.id desc limit 1) place
     where c.tenant_id = $1 and c.is_main and c.removed_at is null and c.entries <> '[]'
       and ($3::uuid is null or place.school_id = $3)
     order by place.name nulls last, coalesce(p.family_name, p.name), p.pseudonym, p.id`,
    [currentTenant(), courseId, schoolId],
  );
  return rows.map(({ id }) => id);
}

async function requestsOf(ids: readonly string[], world: ReportWorld): Promise<StudentRow[]> {
  const [facts, taken, lines] = await Promise.all([
    readPlanFacts(ids),
    takenOfAll(ids),
    sql<Line>(
      `select p.id, p.name, p.pseudonym, p.sis_id as number, c.state, c.grade_level, c.grade_year, c.entries
       from course_plans c join people p on p.tenant_id = c.tenant_id and p.id = c.student_id
       where c.tenant_id = $1 and c.student_id = any($2::uuid[]) and c.is_main and c.removed_at is null
       order by array_position($2::uuid[], c.student_id)`,
      [currentTenant(), ids],
    ),
  ]);
  const known = new Map(facts.map((one) => [one.studentId, one]));
  return lines.flatMap((line) => {
    const { grade = null, schoolId = null } = known.get(line.id) ?? {};
    const records = (taken.get(line.id) ?? []).filter(({ isRemoved }) => !isRemoved);
    const now = gradeNow(gradeTold(grade, records, line, world.year), world.year);
    if (now === null) return [];
    const school = schoolId === null ? '' : (world.schools.get(schoolId) ?? '');
    return line.entries
      .filter((entry) => entry.grade === now + 1)
      .map((entry) => ({
        studentId: line.id,
        cells: rowOf(line, entry, { now, school }, world),
      }));
  });
}

function rowOf(
  line: Line,
  { code, title, credits, term, grade }: PlanEntry,
  { now, school }: { now: number; school: string },
  { say, language }: ReportWorld,
): ReportCell[] {
  return [
    ...[school, displayName(line, language), line.number ?? '', now, grade],
    ...[code, title, credits / 1_000, say(`courses.term-${term}`)],
    say(`reports.state-${line.state}`),
  ];
}
