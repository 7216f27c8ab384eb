import type { ReflectionThen, YearPage } from '#contracts/years.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { TITLE_LOCALE } from '../careers/career-presenter.js';
import { occupations } from '../careers/occupation-store.js';
import { presentResult } from '../profiler/result-presenter.js';
import { resultsOf } from '../profiler/result-records.js';
import { strengthsOf } from '../strengths/strength-records.js';
import { goalAtEnd, pastGoals, reachedIn } from './goal-past.js';
import { schoolYearOf, yearRule } from './school-year.js';
import { gradesOf } from './year-grades.js';

type YearOf = (at: Date) => number;

/**
 * One of the student's years as it stood at its end, or stands now; goals that were reached in an earlier
 * one are left out.
 *
 * @throws AppError `not-found` for a year to come.
 */
export async function readYear(actor: Actor, year: number, now: Date): Promise<YearPage> {
  const rule = await yearRule();
  const yearOf = (at: Date) => schoolYearOf(at, rule);
  const thisYear = yearOf(now);
  if (year > thisYear) throw notFound();
  const studentId = actor.personId;
  const [gradeOf, name, goals, results, careers, strengths, reflections] = await Promise.all([
    gradesOf(studentId, rule),
    nameOf(actor),
    goalsIn(studentId, year, yearOf),
    resultsOf(studentId),
    careersIn(studentId, year, yearOf),
    strengthsOf(studentId),
    reflectionsIn(studentId, year, yearOf),
  ]);
  const grade = gradeOf(year);
  return {
    ...{ year, grade, isOver: year < thisYear, name, goals, careers, reflections },
    nextGrade: grade === null || grade === 12 ? null : grade + 1,
    results: results
      .filter(({ createdAt }) => yearOf(createdAt) === year)
      .map(presentResult)
      .map(({ id, name: title, topAreas: areas, finishedAt: at }) => ({
        ...{ id, name: title, areas, at },
      })),
    strengths: strengths
      .filter(({ state, removedAt }) => state === 'mine' && removedAt === null)
      .filter(({ at }) => yearOf(new Date(at)) === year)
      .map(({ side, text }) => ({ side, text })),
  };
}

async function nameOf({ tenantId, personId }: Actor): Promise<string | null> {
  const [person] = await sql<{ name: string | null }>(
    'select name from people where tenant_id = $1 and id = $2',
    [tenantId, personId],
  );
  return person?.name ?? null;
}

async function goalsIn(studentId: string, year: number, yearOf: YearOf) {
  const goals = await pastGoals(studentId, null);
  return goals.flatMap((goal) => {
    const reached = reachedIn(goal, year, yearOf);
    if (reached !== null && reached < year) return [];
    return goalAtEnd(goal, year, yearOf) ?? [];
  });
}

async function careersIn(studentId: string, year: number, yearOf: YearOf) {
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
    const isThere = removedAt === null || yearOf(removedAt) > year;
    if (!occupation || yearOf(at) !== year || !isThere) return [];
    return [{ code, title: occupation.title, titleLocale: TITLE_LOCALE, at: at.toISOString() }];
  });
}

interface HandedIn {
  submission_id: string;
  title: string;
  blocks: { id: string; prompt: string }[];
  answers: Record<string, unknown>;
  submitted_at: Date;
}

/** The student's reflections as they were last handed in that year, oldest first. */
export async function reflectionsIn(
  studentId: string,
  year: number,
  yearOf: YearOf,
): Promise<ReflectionThen[]> {
  const rows = await sql<HandedIn>(
    `select v.submission_id, a.title, a.blocks, v.answers, v.submitted_at
     from submissions s
     join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id
     join submission_versions v on v.tenant_id = s.tenant_id and v.submission_id = s.id
     where s.tenant_id = $1 and s.student_id = $2 order by v.submitted_at, v.number`,
    [currentTenant(), studentId],
  );
  const last = new Map<string, HandedIn>();
  for (const row of rows) if (yearOf(row.submitted_at) === year) last.set(row.submission_id, row);
  return [...last.values()].map(({ title, blocks, answers, submitted_at: at }) => ({
    title,
    at: at.toISOString(),
    answers: blocks.flatMap(({ id, prompt }) => {
      const text = answers[id];
      return typeof text === 'string' && text !== '' ? [{ prompt, text }] : [];
    }),
  }));
}
