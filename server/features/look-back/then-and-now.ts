import { isDeepStrictEqual } from 'node:util';
import type { CareerBeside, GoalBeside, ThenAndNow } from '#contracts/look-back.js';
import type { GoalThen, ResultThen } from '#contracts/years.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { TITLE_LOCALE } from '../careers/career-presenter.js';
import { occupations } from '../careers/occupation-store.js';
import { presentResult } from '../profiler/result-presenter.js';
import { resultsOf } from '../profiler/result-records.js';
import { goalAtEnd, pastGoals } from '../years/goal-past.js';
import { schoolYearOf, type YearRule } from '../years/school-year.js';
import { reflectionsIn } from '../years/year-service.js';

type YearOf = (at: Date) => number;

/** How the student's plan stood at the end of a year, beside how it stands now. */
export async function thenAndNow(
  studentId: string,
  from: number,
  { year, rule }: { year: number; rule: YearRule },
): Promise<ThenAndNow> {
  const yearOf = (at: Date) => schoolYearOf(at, rule);
  const [past, results, careers, before, lately] = await Promise.all([
    pastGoals(studentId, null),
    resultsOf(studentId),
    careersBeside(studentId, from, yearOf),
    reflectionsIn(studentId, from, yearOf),
    reflectionsIn(studentId, year, yearOf),
  ]);
  const shown = results.map((result) => ({
    in: yearOf(result.createdAt),
    ...presentResult(result),
  }));
  const newest = (until: number): ResultThen | null => {
    const [last] = shown
      .filter((result) => result.in <= until)
      .toSorted((left, right) => right.finishedAt.localeCompare(left.finishedAt));
    return last
      ? { id: last.id, name: last.name, areas: last.topAreas, at: last.finishedAt }
      : null;
  };
  return {
    year: from,
    goals: past.flatMap((goal) =>
      beside(goal.id, goalAtEnd(goal, from, yearOf), goalAtEnd(goal, year, yearOf)),
    ),
    result: { then: newest(from), now: newest(year) },
    careers,
    reflection: { then: before.at(-1) ?? null, now: lately.at(-1) ?? null },
  };
}

/** Nothing of a goal that had been reached by then, or that came and went in between. */
function beside(id: string, then: GoalThen | null, now: GoalThen | null): GoalBeside[] {
  if (then?.status === 'done' || (!then && !now)) return [];
  return [{ id, change: changeOf(then, now), then, now }];
}

function changeOf(then: GoalThen | null, now: GoalThen | null): GoalBeside['change'] {
  if (!then) return 'new';
  if (!now) return 'dropped';
  if (now.status === 'done') return 'reached';
  return isDeepStrictEqual({ ...then, at: '' }, { ...now, at: '' }) ? 'same' : 'changed';
}

async function careersBeside(
  studentId: string,
  from: number,
  yearOf: YearOf,
): Promise<CareerBeside[]> {
  const [{ byCode }, rows] = await Promise.all([
    occupations(),
    sql<{ code: string; created_at: Date; removed_at: Date | null }>(
      `select code, created_at, removed_at from saved_careers
       where tenant_id = $1 and student_id = $2 order by created_at, id`,
      [currentTenant(), studentId],
    ),
  ]);
  return rows.flatMap(({ code, created_at: at, removed_at: removedAt }) => {
    const occupation = byCode.get(code);
    const wasThere = yearOf(at) <= from && (removedAt === null || yearOf(removedAt) > from);
    const isThere = removedAt === null;
    if (!occupation || (!wasThere && !isThere)) return [];
    const change = !isThere
      ? ('let-go' as const)
      : wasThere
        ? ('kept' as const)
        : ('added' as const);
    const { title } = occupation;
    return [{ code, title, titleLocale: TITLE_LOCALE, at: at.toISOString(), change }];
  });
}
