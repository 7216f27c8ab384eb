import type { CatalogCourse } from '#contracts/catalog.js';
import { COURSE_GRADES, HIGH_SCHOOL_FROM } from '#contracts/course-fields.js';
import type { Audit, Diploma, DiplomaRequirement } from '#contracts/graduation.js';
import { audit, fits, type RequirementSums } from './audit.js';
import type { StudentCourse } from './counting.js';
import { problemsAt } from './plan-checks.js';
import { type PlanWorld, plannedCourse, Standings } from './plan-world.js';

/** Courses that are named as the next step of a gap. */
const NEXT_SHOWN = 3;

/** What a student who named nothing aims at: the district's first diploma. */
export function diplomasAimedAt(
  targets: readonly string[],
  diplomas: readonly Diploma[],
): Diploma[] {
  const chosen = diplomas.filter(({ key }) => targets.includes(key));
  if (chosen.length > 0) return chosen;
  const first = diplomas.find(({ kind, isRetired }) => kind === 'diploma' && !isRetired);
  return first ? [first] : [];
}

export function auditPlan(targets: readonly string[], world: PlanWorld): Audit[] {
  const courses = [...world.taken, ...world.planned];
  const standings = new Standings(courses);
  return diplomasAimedAt(targets, world.diplomas).map((diploma) => {
    const { requirements } = audit(diploma.requirements, courses, diploma);
    return {
      ...{ key: diploma.key, version: diploma.version, kind: diploma.kind, name: diploma.name },
      ...{ nameEs: diploma.nameEs, source: diploma.source, sourceUrl: diploma.sourceUrl },
      checkedOn: diploma.checkedOn,
      requirements: diploma.requirements.map((requirement, place) => {
        const sums = requirements[place];
        if (!sums) throw new Error('An audit lacks a requirement.');
        const waived = world.exceptions.find(
          ({ kind, ref }) => kind === 'requirement' && ref === `${diploma.key} ${requirement.id}`,
        );
        return {
          ...{ ...sums, name: requirement.name, nameEs: requirement.nameEs },
          waiver: waived ? { reason: waived.reason, by: waived.by, at: waived.at } : null,
          next: nextSteps(requirement, sums, world, { courses, standings }),
        };
      }),
    };
  });
}

/** Courses that fill a gap and fit the plan, those that can be taken soonest first. */
function nextSteps(
  requirement: DiplomaRequirement,
  { missing }: RequirementSums,
  world: PlanWorld,
  plan: { courses: readonly StudentCourse[]; standings: Standings },
) {
  if (missing <= 0) return [];
  const from = Math.max(world.grade ?? HIGH_SCHOOL_FROM, HIGH_SCHOOL_FROM);
  const found = [...world.catalog.values()].flatMap((course) => {
    if (course.isRetired || course.credits === 0) return [];
    const grade = firstGrade(course, from, world, plan.standings);
    if (grade === null) return [];
    const planned = asPlanned(course, grade);
    const student = plannedCourse(planned, world.catalog);
    const before = plan.courses.filter(
      ({ sameKey, state }) => sameKey === student.sameKey && state !== 'failed',
    );
    if (before.length >= course.times || !fits(requirement, student)) return [];
    return [{ code: course.code, title: course.title, grade }];
  });
  return found
    .toSorted((left, right) => left.grade - right.grade || left.title.localeCompare(right.title))
    .slice(0, NEXT_SHOWN);
}

function firstGrade(
  course: CatalogCourse,
  from: number,
  world: PlanWorld,
  standings: Standings,
): number | null {
  const [term] = course.terms;
  if (!term) return null;
  const fitting = COURSE_GRADES.find(
    (grade) =>
      grade >= from &&
      course.grades.includes(grade) &&
      problemsAt(course, { grade, term }, standings, world).length === 0,
  );
  return fitting ?? null;
}

/** A course of the catalog as it would stand in a plan. */
export const asPlanned = (course: CatalogCourse, grade: number) => ({
  ...{ id: course.id, code: course.code, title: course.title, credits: course.credits },
  ...{ area: course.area, grade, term: course.terms[0] ?? ('year' as const) },
});
