import { addDays } from '#contracts/days.js';
import type { PlanTemplate, TemplateClock } from '#contracts/templates.js';
import { daySql } from '../../db/district-day.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { dayOf, firstDayOf, schoolYearOf, type YearRule } from '../years/school-year.js';

interface Year {
  /** First day of this school year and of the next, `YYYY-MM-DD`. */
  begin: string;
  end: string;
}

/** The nearest day, today or later, by which the rule wants this student's plan; null where it names none. */
export async function dueDate(
  { clocks }: PlanTemplate,
  student: { studentId: string; grade: number | null },
  rule: YearRule,
  now: Date,
): Promise<string | null> {
  if (clocks.length === 0) return null;
  const arrivedOn = await arrivalOf(student.studentId);
  return nearestDay(clocks, { grade: student.grade, arrivedOn }, rule, now);
}

async function arrivalOf(studentId: string): Promise<string | null> {
  const [row] = await sql<{ day: string | null }>(
    `select ${daySql('min(created_at)')}::text as day
     from enrolments where tenant_id = $1 and person_id = $2 and role = 'student'`,
    [currentTenant(), studentId],
  );
  return row?.day ?? null;
}

function spanOf(now: Date, rule: YearRule): Year {
  const year = schoolYearOf(now, rule);
  return { begin: firstDayOf(year, rule), end: firstDayOf(year + 1, rule) };
}

/**
 * The day of a rule that counts days from when a grade began or a student came, whether it is over or not;
 * null where the rule counts none for this student.
 */
export async function countedDay(
  template: PlanTemplate,
  student: { studentId: string; grade: number | null },
  rule: YearRule,
  now: Date,
): Promise<string | null> {
  const clocks = template.clocks.filter(
    ({ kind }) => kind === 'days-into-grade' || kind === 'days-after-arrival',
  );
  if (clocks.length === 0) return null;
  const [arrivedOn, span] = [await arrivalOf(student.studentId), spanOf(now, rule)];
  const days = clocks.map((clock) => clockDay(clock, { grade: student.grade, arrivedOn }, span));
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}

/** As `dueDate`, of what is known. */
export function nearestDay(
  clocks: readonly TemplateClock[],
  student: { grade: number | null; arrivedOn: string | null },
  rule: YearRule,
  now: Date,
): string | null {
  const span = spanOf(now, rule);
  const today = dayOf(now, rule);
  const days = clocks
    .map((clock) => clockDay(clock, student, span))
    .filter((day): day is string => day !== null && day >= today);
  return days.toSorted()[0] ?? null;
}

/**
 * The last day that is over by which the rule wanted a plan. Where a later day is set it counts for this
 * school year alone: what an older one asked for is not what is missing now.
 */
export function passedDay(
  clocks: readonly TemplateClock[],
  student: { grade: number | null; arrivedOn: string | null },
  { rule, now, hasNext }: { rule: YearRule; now: Date; hasNext: boolean },
): string | null {
  const span = spanOf(now, rule);
  const today = dayOf(now, rule);
  const days = clocks
    .map((clock) => clockDay(clock, student, span))
    .filter((day): day is string => day !== null && day < today)
    .filter((day) => !hasNext || day >= span.begin);
  return days.toSorted().at(-1) ?? null;
}

type DayOf = {
  [K in TemplateClock['kind']]: (
    clock: Extract<TemplateClock, { kind: K }>,
    student: { grade: number | null; arrivedOn: string | null },
    year: Year,
  ) => string | null;
};

const lastDayOf = ({ end }: Year) => addDays(end, -1);

const DAYS: DayOf = {
  date: ({ day }, _, { begin, end }) => {
    const first = `${begin.slice(0, 4)}-${day}`;
    return first >= begin ? first : `${end.slice(0, 4)}-${day}`;
  },
  'days-into-grade': (clock, { grade }, { begin }) =>
    grade === clock.grade ? addDays(begin, clock.days) : null,
  'end-of-grade': (clock, { grade }, year) => (grade === clock.grade ? lastDayOf(year) : null),
  'before-grade': (clock, { grade }, year) => (grade === clock.grade - 1 ? lastDayOf(year) : null),
  'days-after-arrival': ({ days }, { arrivedOn }) =>
    arrivedOn === null ? null : addDays(arrivedOn, days),
  'days-around-year-end': (_clock, _student, year) => lastDayOf(year),
  // A transfer is looked at when they come: there is no day to wait for.
  'on-arrival': () => null,
};

function clockDay(
  clock: TemplateClock,
  student: { grade: number | null; arrivedOn: string | null },
  year: Year,
): string | null {
  const day = DAYS[clock.kind];
  return (day as (one: TemplateClock, of: typeof student, span: Year) => string | null)(
    clock,
    student,
    year,
  );
}
