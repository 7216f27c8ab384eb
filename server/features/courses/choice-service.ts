import type { CatalogCourse } from '#contracts/catalog.js';
import type { ChoiceQuery, CourseChoice, CourseChoices } from '#contracts/course-plans.js';
import type { Actor } from '../../auth/actor.js';
import { notFound } from '../../errors.js';
import { occupations } from '../careers/occupation-store.js';
import { savedCareersOf } from '../careers/saved-career-records.js';
import { audit } from './audit.js';
import { asPlanned, diplomasAimedAt } from './plan-audit.js';
import { problemsAt } from './plan-checks.js';
import { plansOf } from './plan-records.js';
import { type PlanWorld, planWorld, plannedCourse, Standings } from './plan-world.js';
import { coursesIn } from './rule-parser.js';

/** Courses whose effect on the audit is worked out. */
const SHOWN = 60;

/** A saved career, with the school subjects it names. */
export interface SubjectCareer {
  title: string;
  subjects: readonly string[];
}

/**
 * The courses that could stand at a place of the plan, with what each would do: credits that are missing and
 * it would fill, and saved careers that name a subject of it.
 */
export async function readChoices(
  actor: Actor,
  planId: string,
  query: ChoiceQuery,
  now: Date,
): Promise<CourseChoices> {
  const plan = (await plansOf(actor.personId)).find(
    ({ id, removed_at }) => id === planId && removed_at === null,
  );
  if (!plan) throw notFound();
  const [world, careers] = await Promise.all([
    planWorld(actor, plan, now),
    careersOf(actor.personId),
  ]);
  const there = [...world.taken, ...world.planned];
  const standings = new Standings(there);
  const found = [...world.catalog.values()]
    .filter((course) => isWanted(course, query) && !isDone(course, world))
    .map((course) => ({ course, problems: problemsAt(course, query, standings, world) }))
    .toSorted((left, right) => left.problems.length - right.problems.length)
    .slice(0, SHOWN);
  const missing = missingWith(plan.targets, world, null);
  const choices = found.map(({ course, problems }): CourseChoice => {
    const { code, title, credits, area } = course;
    return {
      ...{ code, title, credits, area, problems, careers: keptOpen(course, careers) },
      fills: missing - missingWith(plan.targets, world, { course, grade: query.grade }),
    };
  });
  const codes = choices.flatMap(({ problems }) =>
    problems.flatMap(({ unmet }) => unmet.flatMap(coursesIn)),
  );
  return {
    choices: choices.toSorted(
      (left, right) =>
        left.problems.length - right.problems.length ||
        right.fills - left.fills ||
        right.careers.uses - left.careers.uses ||
        left.title.localeCompare(right.title),
    ),
    titles: Object.fromEntries(codes.map((code) => [code, world.catalog.get(code)?.title ?? code])),
  };
}

/** Saved careers that name a subject of the course, of those that name any subject at all. */
export function keptOpen(
  { careerSubjects }: Pick<CatalogCourse, 'careerSubjects'>,
  careers: readonly SubjectCareer[],
): CourseChoice['careers'] {
  const known = careers.filter(({ subjects }) => subjects.length > 0);
  const open = known.filter(({ subjects }) =>
    careerSubjects.some((subject) => subjects.includes(subject)),
  );
  return { uses: open.length, of: known.length, titles: open.map(({ title }) => title) };
}

async function careersOf(studentId: string): Promise<SubjectCareer[]> {
  const [{ byCode }, saved] = await Promise.all([occupations(), savedCareersOf(studentId)]);
  return saved.flatMap(({ code }) => {
    const occupation = byCode.get(code);
    return occupation ? [{ title: occupation.title, subjects: occupation.subjects }] : [];
  });
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();

/** Words find a course wherever it may stand; without words it must be taught there and then. */
function isWanted(course: CatalogCourse, { query = '', grade, term }: ChoiceQuery): boolean {
  if (course.isRetired) return false;
  const words = plain(query).split(/\s+/).filter(Boolean);
  const text = plain(`${course.code} ${course.title}`);
  if (words.length > 0) return words.every((word) => text.includes(word));
  return course.grades.includes(grade) && course.terms.includes(term);
}

/** It counts no more: as often as it may, it is taken or planned. */
function isDone(course: CatalogCourse, { taken, planned }: PlanWorld): boolean {
  const same = [...taken, ...planned].filter(
    ({ sameKey, state }) => sameKey === (course.sameAs ?? course.code) && state !== 'failed',
  );
  return same.length >= course.times;
}

function missingWith(
  targets: readonly string[],
  world: PlanWorld,
  more: { course: CatalogCourse; grade: number } | null,
): number {
  const added = more ? [plannedCourse(asPlanned(more.course, more.grade), world.catalog)] : [];
  const courses = [...world.taken, ...world.planned, ...added];
  return diplomasAimedAt(targets, world.diplomas)
    .flatMap((diploma) => audit(diploma.requirements, courses, diploma).requirements)
    .reduce((sum, { missing }) => sum + missing, 0);
}
