import type { CatalogCourse } from '#contracts/catalog.js';
import type { PlanCourse } from '#contracts/course-plans.js';
import type { CourseTerm } from '#contracts/course-fields.js';
import { unmetParts } from './rule-check.js';
import type { PlanWorld, Standings } from './plan-world.js';

type Problems = PlanCourse['problems'];

/** Why a course may not stand at a place of the plan; none: it fits. */
export function problemsAt(
  course: CatalogCourse | undefined,
  { grade, term }: { grade: number; term: CourseTerm },
  standings: Standings,
  { school }: Pick<PlanWorld, 'school'>,
): Problems {
  if (!course) return [{ kind: 'not-offered', unmet: [] }];
  const before = unmetParts(course.prerequisite.rule, standings.at(grade, term));
  const beside = unmetParts(course.corequisite.rule, standings.at(grade, term, true));
  const isElsewhere =
    school !== null && course.schools.length > 0 && !course.schools.includes(school);
  const found: (Problems[number] | false)[] = [
    course.isRetired && { kind: 'not-offered', unmet: [] },
    isElsewhere && { kind: 'school', unmet: [] },
    !course.grades.includes(grade) && { kind: 'grade', unmet: [] },
    !course.terms.includes(term) && { kind: 'term', unmet: [] },
    before.length > 0 && { kind: 'prerequisite', unmet: before },
    beside.length > 0 && { kind: 'corequisite', unmet: beside },
  ];
  return found.filter((one) => one !== false);
}
