import type { ClassReport, SharedKind } from '#contracts/class-report.js';
import { toldCount } from '#contracts/small-figures.js';
import { ThemeKind } from '#contracts/themes.js';
import type { Visibility } from '#contracts/visibility.js';
import type { Actor } from '../../auth/actor.js';
import { daySql } from '../../db/district-day.js';
import { sql } from '../../db/tenant.js';
import { occupations } from '../careers/occupation-store.js';
import { courseOfStaff } from '../class/course-policy.js';
import { classFacts, type ClassMember, STUDENTS_OF_COURSE } from '../relevance/class-facts.js';
import { type Counted, safeFigures } from '../relevance/safe-figures.js';
import { allWants, type Wanted } from '../relevance/wants.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { courseTitle } from './class-evidence.js';

/** Of each kind of theme, at most. */
const THEMES_MAX = 8;

/**
 * A class in numbers: who takes part, and what those who show it want. What a student keeps private counts
 * nowhere, and nobody is named, so it may be printed and shown.
 *
 * @throws AppError as `courseOfStaff`
 */
export async function readClassReport(actor: Actor, now: Date): Promise<ClassReport> {
  const courseId = courseOfStaff(actor);
  const shown = shownTo(actor.role);
  const store = await occupations();
  const members = await classFacts(courseId, shown, store);
  const of = members.length;
  const wants = allWants(store);
  const figures = safeFigures(of, countedOf(members, wants));
  const figureOf = (code: string) => figures.get(code) ?? { low: 0, high: of };
  const withGoal = members.filter(({ told }) => [...told].some((code) => code.startsWith('goal:')));
  const portfolios = await countPortfolios(actor, courseId, shown);
  const themes = [...wants.values()].flatMap(({ kind, id }) => {
    const theme = ThemeKind.safeParse(kind).data;
    return theme ? { kind: theme, id, figure: figureOf(`${kind}:${id}`) } : [];
  });
  const shared: [SharedKind, ClassReport['shared'][number]['figure']][] = [
    ['goal', toldCount(withGoal.length, of)],
    ['portfolio', toldCount(portfolios, of)],
  ];
  return {
    ...{ courseTitle: await courseTitle(actor, courseId), at: now.toISOString(), students: of },
    shared: shared.map(([kind, figure]) => ({ kind, figure })),
    work: await handedInWork(actor, courseId, of),
    themes: ThemeKind.options.flatMap((kind) =>
      themes
        .filter((theme) => theme.kind === kind && theme.figure.low > 0)
        .toSorted((a, b) => b.figure.low - a.figure.low || (a.id < b.id ? -1 : 1))
        .slice(0, THEMES_MAX),
    ),
  };
}

/**
 * What is shown, counted by theme. How many saved any career is no figure: it contains those of all themes,
 * so with it the largest would have to be kept back. Nobody's share is a secret from a reader of the
 * report, hence none "told" apart.
 */
function countedOf(members: readonly ClassMember[], wants: ReadonlyMap<string, Wanted>): Counted[] {
  const counts = new Map<string, number>();
  for (const { told } of members)
    for (const code of told) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].flatMap(([code, all]): Counted[] => {
    const want = wants.get(code);
    const isTheme = ThemeKind.safeParse(want?.kind).success;
    return want && isTheme && !want.isMadeUp ? [{ code, careers: want.careers, all, told: 0 }] : [];
  });
}

async function countPortfolios(
  actor: Actor,
  courseId: string,
  shown: readonly Visibility[],
): Promise<number> {
  const [row] = await sql<{ count: string }>(
    `select count(distinct e.student_id) as count from evidence_items e
     where e.tenant_id = $1 and e.student_id in (${STUDENTS_OF_COURSE}) and e.removed_at is null
       and e.visibility = any($3::text[])`,
    [actor.tenantId, courseId, shown],
  );
  return Number(row?.count ?? 0);
}

/** To hand in is to show it to the teacher. */
async function handedInWork(
  actor: Actor,
  courseId: string,
  of: number,
): Promise<ClassReport['work']> {
  const rows = await sql<{ id: string; title: string; due_date: string | null; count: string }>(
    `select a.id, a.title, ${daySql('a.due_at')}::text as due_date,
       (select count(*) from submissions s where s.tenant_id = $1 and s.assignment_id = a.id
          and s.submitted_at is not null and s.student_id in (${STUDENTS_OF_COURSE})) as count
     from assignments a where a.tenant_id = $1 and a.course_id = $2
     order by a.created_at desc, a.id`,
    [actor.tenantId, courseId],
  );
  return rows.map(({ id: key, title, due_date: dueDate, count }) => ({
    ...{ key, title, dueDate },
    figure: toldCount(Number(count), of),
  }));
}
