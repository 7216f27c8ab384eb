import type { CoursePlan, PlanCourse } from '#contracts/course-plans.js';
import type { CourseTitles } from '#contracts/catalog.js';
import type { Actor } from '../../auth/actor.js';
import { countCourses } from './counting.js';
import { auditPlan } from './plan-audit.js';
import { readSigning } from './plan-signing.js';
import { problemsAt } from './plan-checks.js';
import { type PlanRecord, stepsOf } from './plan-records.js';
import { isPast, type PlanWorld, planWorld, plannedCourse, Standings } from './plan-world.js';
import { coursesIn } from './rule-parser.js';
import { isOfficial } from './taken-policy.js';

/** A plan as the page shows it, with all that is checked. The caller has checked who may see it. */
export async function presentPlan(
  actor: Actor,
  plan: PlanRecord,
  all: readonly PlanRecord[],
  now: Date,
  may: { seeMarks: boolean; decide: boolean },
): Promise<CoursePlan> {
  const world = await planWorld(actor, plan, now);
  const isOwn = actor.personId === plan.student_id;
  const asks = { signAs: isOwn ? ('student' as const) : null, record: may.decide };
  const courses = presentCourses(plan, world, may.seeMarks);
  const kept = all.filter(({ removed_at }) => removed_at === null);
  return {
    ...{ id: plan.id, name: plan.name, isMain: plan.is_main, state: plan.state, courses },
    ...{ grade: world.grade, revision: plan.revision, targets: plan.targets },
    titles: titlesIn(courses, world),
    audits: auditPlan(plan.targets, world),
    diplomas: world.diplomas
      .filter(({ key, isRetired }) => !isRetired || plan.targets.includes(key))
      .map(({ key, kind, name, nameEs }) => ({ key, kind, name, nameEs })),
    plans: kept.map(({ id, name, is_main }) => ({ id, name, isMain: is_main })),
    steps: await stepsOf(plan.id, actor.personId),
    ...{ mayChange: isOwn && isOpen(plan), mayDecide: may.decide },
    hands: (await readSigning(plan, asks)).hands,
  };
}

/** A plan that lies with the counselor, or that was approved, is not changed. */
export const isOpen = ({ is_main, state }: PlanRecord): boolean => !is_main || state === 'draft';

function presentCourses(plan: PlanRecord, world: PlanWorld, seesMarks: boolean): PlanCourse[] {
  const current = [...world.taken, ...world.planned];
  const standings = new Standings(current);
  const counted = new Map(
    countCourses(current, { takesMiddleSchool: true }).map(({ id, countedAs }) => [id, countedAs]),
  );
  const taken = world.records.map((record, place): PlanCourse => {
    const course = world.taken[place];
    return {
      ...{ id: record.id, isPlanned: false, code: record.code, title: record.title },
      ...{ credits: record.credits, area: course?.area ?? null, grade: course?.grade ?? null },
      ...{ term: record.term, status: record.status, isOfficial: isOfficial(record.source) },
      mark: seesMarks ? record.mark : '',
      ...{ countedAs: counted.get(record.id) ?? 'failed', problems: [], exception: null },
    };
  });
  const planned = plan.entries.map((entry): PlanCourse => {
    const { title, credits, area } = plannedCourse(entry, world.catalog);
    const excepted = world.exceptions.find(
      ({ kind, ref }) => kind === 'prerequisite' && ref === entry.code,
    );
    return {
      ...{ id: entry.id, isPlanned: true, code: entry.code, title, credits, area },
      ...{ grade: entry.grade, term: entry.term, status: 'planned', isOfficial: false, mark: '' },
      countedAs: counted.get(entry.id) ?? 'failed',
      problems: isPast(entry, world.grade)
        ? [{ kind: 'past', unmet: [] }]
        : problemsAt(world.catalog.get(entry.code), entry, standings, world),
      exception: excepted
        ? {
            ...{ reason: excepted.reason, by: excepted.by },
            ...{ byRole: excepted.byRole, at: excepted.at },
          }
        : null,
    };
  });
  return [...taken, ...planned];
}

function titlesIn(courses: readonly PlanCourse[], { catalog }: PlanWorld): CourseTitles {
  const codes = courses.flatMap(({ problems }) =>
    problems.flatMap(({ unmet }) => unmet.flatMap(coursesIn)),
  );
  return Object.fromEntries(codes.map((code) => [code, catalog.get(code)?.title ?? code]));
}
