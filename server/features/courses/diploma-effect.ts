import type { Diploma, DiplomaEffect, NewDiploma } from '#contracts/graduation.js';
import { toldCount } from '#contracts/small-figures.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { readPlanFacts } from '../completion/plan-facts.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';
import { audit } from './audit.js';
import { catalogByCode } from './catalog-records.js';
import type { StudentCourse } from './counting.js';
import { checkDiploma, currentDiplomas, inOrder } from './diploma-service.js';
import { diplomasAimedAt } from './plan-audit.js';
import type { PlanRecord } from './plan-records.js';
import { isPast, plannedCourse } from './plan-world.js';
import { type Catalog, gradeNow, gradeTold, studentCourse } from './student-courses.js';
import { takenOfAll } from './taken-records.js';

/** Audits are worked out one by one: of a large district, so many plans tell enough. */
const MOST = 5_000;
const BATCH = 500;

type Plan = Pick<PlanRecord, 'student_id' | 'entries' | 'targets' | 'grade_level' | 'grade_year'>;

/**
 * What publishing this would do to plans as they are. Nothing is stored. Waivers are not looked at: they
 * are given for a requirement by its id, and stay.
 *
 * @throws AppError as publishing it would
 */
export async function effectOfDiploma(input: NewDiploma, now: Date): Promise<DiplomaEffect> {
  await checkDiploma(input);
  const diplomas = await currentDiplomas();
  const before = diplomas.find(({ key }) => key === input.key) ?? null;
  const after: Diploma = { ...input, version: input.follows + 1, publishedAt: now.toISOString() };
  const next = inOrder([...diplomas.filter(({ key }) => key !== input.key), after]);
  const aims = ({ targets }: Plan) =>
    diplomasAimedAt(targets, next).some(({ key }) => key === input.key);
  const plans = (await mainPlans()).filter(aims);
  const seen = plans.slice(0, MOST);
  const [catalog, rule] = await Promise.all([catalogByCode(), yearRule()]);
  const world = { catalog, year: schoolYearOf(now, rule) };
  const counts = { short: 0, whole: 0, gaps: new Map(after.requirements.map(({ id }) => [id, 0])) };
  for (let place = 0; place < seen.length; place += BATCH)
    for (const courses of await coursesOf(seen.slice(place, place + BATCH), world)) {
      const lacking = gapsIn(after, courses);
      const lackedBefore = before !== null && gapsIn(before, courses).length > 0;
      if (lacking.length > 0 && !lackedBefore) counts.short += 1;
      if (lacking.length === 0 && lackedBefore) counts.whole += 1;
      for (const id of lacking) counts.gaps.set(id, (counts.gaps.get(id) ?? 0) + 1);
    }
  const of = seen.length;
  return {
    ...{ plans: plans.length, lookedAt: of },
    ...{ becomeShort: toldCount(counts.short, of), becomeWhole: toldCount(counts.whole, of) },
    gaps: [...counts.gaps].map(([id, count]) => ({ id, plans: toldCount(count, of) })),
  };
}

/** Ids of the requirements that miss credits. */
function gapsIn(diploma: Diploma, courses: readonly StudentCourse[]): string[] {
  return audit(diploma.requirements, courses, diploma)
    .requirements.filter(({ missing }) => missing > 0)
    .map(({ id }) => id);
}

function mainPlans(): Promise<Plan[]> {
  return sql<Plan>(
    `select c.student_id, c.entries, c.targets, c.grade_level, c.grade_year from course_plans c
     join people p on p.tenant_id = c.tenant_id and p.id = c.student_id and not p.is_test
     where c.tenant_id = $1 and c.is_main and c.removed_at is null order by c.student_id`,
    [currentTenant()],
  );
}

/** What each of these students took and plans, as the audit of their own page has it. */
async function coursesOf(
  plans: readonly Plan[],
  { catalog, year }: { catalog: Catalog; year: number },
): Promise<StudentCourse[][]> {
  const ids = plans.map(({ student_id: id }) => id);
  const [taken, facts] = await Promise.all([takenOfAll(ids), readPlanFacts(ids)]);
  const grades = new Map(facts.map(({ studentId, grade }) => [studentId, grade]));
  return plans.map((plan) => {
    const records = (taken.get(plan.student_id) ?? []).filter(({ isRemoved }) => !isRemoved);
    const told = gradeTold(grades.get(plan.student_id) ?? null, records, plan, year);
    const grade = gradeNow(told, year);
    return [
      ...records.map((record) => studentCourse(record, catalog, told)),
      ...plan.entries
        .filter((entry) => !isPast(entry, grade))
        .map((entry) => plannedCourse(entry, catalog)),
    ];
  });
}
