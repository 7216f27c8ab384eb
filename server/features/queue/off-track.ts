import { dayIn } from '#contracts/days.js';
import type { Diploma } from '#contracts/graduation.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { audit, fits } from '../courses/audit.js';
import { catalogByCode } from '../courses/catalog-records.js';
import { currentDiplomas } from '../courses/diploma-service.js';
import { diplomasAimedAt } from '../courses/plan-audit.js';
import type { PlanEntry } from '../courses/plan-records.js';
import { isPast, plannedCourse } from '../courses/plan-world.js';
import { type Catalog, studentCourse } from '../courses/student-courses.js';
import type { TakenRecord } from '../courses/taken-records.js';
import type { Fact } from './queue-facts.js';

interface Row {
  studentId: string;
  taken: TakenRecord[];
  entries: PlanEntry[] | null;
  targets: string[] | null;
  waived: string[];
  failedAt: Date;
}

/** Those who failed a course, with all that their audit is made of. */
const WHO_FAILED = `
  select r.student_id as "studentId",
         jsonb_agg(jsonb_build_object('id', r.id, 'source', r.source, 'code', r.code, 'title', r.title,
           'area', r.area, 'schoolYear', r.school_year, 'term', r.term, 'gradeLevel', r.grade_level,
           'status', r.status, 'mark', r.mark, 'credits', r.credits, 'school', r.school,
           'isRemoved', false)) as taken,
         (select c.entries from course_plans c where c.tenant_id = $1 and c.student_id = r.student_id
            and c.is_main and c.removed_at is null) as entries,
         (select c.targets from course_plans c where c.tenant_id = $1 and c.student_id = r.student_id
            and c.is_main and c.removed_at is null) as targets,
         array(select x.ref from course_exceptions x where x.tenant_id = $1
                 and x.student_id = r.student_id and x.kind = 'requirement') as waived,
         max(r.created_at) filter (where r.status = 'failed') as "failedAt"
  from course_records r
  where r.tenant_id = $1 and r.student_id = any($2::uuid[]) and r.removed_at is null
  group by r.student_id having count(*) filter (where r.status = 'failed') > 0`;

/**
 * Who failed a course that a requirement of their diploma still misses, and has planned nothing to make up
 * for it: the audit's own result, in the names of its subjects.
 */
export async function offTrack(
  students: readonly { studentId: string; grade: number | null }[],
  year: number,
  locale: string,
): Promise<Fact[]> {
  const ids = students.map(({ studentId }) => studentId);
  const rows = await sql<Row>(WHO_FAILED, [currentTenant(), ids]);
  if (rows.length === 0) return [];
  const [catalog, diplomas] = await Promise.all([catalogByCode(), currentDiplomas()]);
  const grades = new Map(students.map(({ studentId, grade }) => [studentId, grade]));
  return rows.flatMap((row) => {
    const grade = grades.get(row.studentId) ?? null;
    const subjects = missingSubjects(row, { grade, year }, { catalog, diplomas, locale });
    if (subjects.length === 0) return [];
    const about = new Intl.ListFormat(locale, { type: 'conjunction' }).format(subjects);
    // What it is known by, for whoever put it away: as it was from the first, and nobody's day.
    const fact = `off-track ${dayIn('UTC', row.failedAt)}`;
    return [
      { ...{ studentId: row.studentId, reason: 'off-track', fact }, since: row.failedAt, about },
    ];
  });
}

function missingSubjects(
  { taken, entries, targets, waived }: Row,
  { grade, year }: { grade: number | null; year: number },
  world: { catalog: Catalog; diplomas: readonly Diploma[]; locale: string },
): string[] {
  const { catalog, diplomas, locale } = world;
  const known = grade === null ? null : { grade, year };
  const records = taken.map((record) => studentCourse(record, catalog, known));
  const failed = records.filter(({ state }) => state === 'failed');
  const planned = (entries ?? [])
    .filter((entry) => !isPast(entry, grade))
    .map((entry) => plannedCourse(entry, catalog));
  const names = diplomasAimedAt(targets ?? [], diplomas).flatMap((diploma) => {
    const { requirements } = audit(diploma.requirements, [...records, ...planned], diploma);
    return diploma.requirements.flatMap((requirement, place) => {
      const isMissing = (requirements[place]?.missing ?? 0) > 0;
      const isWaived = waived.includes(`${diploma.key} ${requirement.id}`);
      // A mark that was asked for is what was failed: only what the course is about counts here.
      const isAbout = failed.some((course) => fits({ ...requirement, mark: null }, course));
      if (!isMissing || isWaived || !isAbout) return [];
      return [locale === 'es' && requirement.nameEs !== '' ? requirement.nameEs : requirement.name];
    });
  });
  return [...new Set(names)];
}
