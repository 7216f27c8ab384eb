import { dayIn, minuteIn, momentIn } from '#contracts/days.js';
import { daySql } from '../../db/district-day.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** When a district's years begin by the calendar. */
export interface YearCalendar {
  /** `MM-DD` */
  startsOn: string;
  /** First days (`YYYY-MM-DD`) of those years of which the district's own files say one. */
  starts?: readonly string[];
}

/** How a district counts its years. */
export interface YearRule extends YearCalendar {
  timeZone: string;
  /** Years that an administrator let begin before their day, by closing the one before: ISO 8601. */
  begun?: readonly { year: number; at: string }[];
}

/** What a district that brings in OneRoster files says of its years. */
const SESSIONS = `sis_records r where r.tenant_id = $1 and r.kind = 'academicSessions' and r.is_active
  and r.data->>'type' = 'schoolYear'`;

const CLOSES = `year_closes c where c.tenant_id = $1 and c.state = 'done'`;

/** SQL: the rule of tenant $1, as `YearRule`. */
export const YEAR_RULE = `(
  select jsonb_build_object('timeZone', t.time_zone, 'startsOn', t.year_starts_on,
    'starts', (select coalesce(jsonb_agg(distinct left(r.data->>'startDate', 10)), '[]') from ${SESSIONS}),
    'begun', (select coalesce(jsonb_agg(jsonb_build_object('year', c.year + 1, 'at', c.finished_at)), '[]')
              from ${CLOSES}))
  from tenants t where t.id = $1)`;

/**
 * SQL: the school year of a moment, as `schoolYearOf` has it. Needs the tenant as $1.
 *
 * @param moment - an SQL expression of the type timestamptz.
 */
export const schoolYearSql = (moment: string): string => `(
  select greatest(
    extract(year from here.day)::integer - (here.day::text < coalesce(
      (select min(left(r.data->>'startDate', 10)) from ${SESSIONS}
         and left(r.data->>'startDate', 4) = to_char(here.day, 'YYYY')),
      to_char(here.day, 'YYYY-') || t.year_starts_on))::integer,
    (select max(c.year) + 1 from ${CLOSES} and c.finished_at <= ${moment}))
  from tenants t cross join lateral (select ${daySql(moment, 't.time_zone')} as day) here
  where t.id = $1)`;

/** The first day of a school year, `YYYY-MM-DD`: as the district's files say, else as it is set. */
export function firstDayOf(year: number, { startsOn, starts = [] }: YearCalendar): string {
  const known = starts.filter((day) => day.startsWith(`${String(year)}-`)).toSorted();
  return known[0] ?? `${String(year)}-${startsOn}`;
}

/** The school year of a day by the calendar alone, whatever was closed. */
export function calendarYearOf(day: string, calendar: YearCalendar): number {
  const year = Number(day.slice(0, 4));
  return day < firstDayOf(year, calendar) ? year - 1 : year;
}

/**
 * Which school year a moment is in, by the calendar year in which the school year begins: with a start on
 * 1 August, 31 July 2026 is in 2025 and 1 August 2026 in 2026, each by the district's own clock.
 */
export function schoolYearOf(at: Date, rule: YearRule): number {
  const byClose = (rule.begun ?? []).flatMap((one) =>
    Date.parse(one.at) <= at.getTime() ? one.year : [],
  );
  return Math.max(calendarYearOf(dayOf(at, rule), rule), ...byClose);
}

/** The school year of a day, of which nobody knows the hour. */
export const schoolYearOfDay = (day: string, rule: YearRule): number =>
  schoolYearOf(momentIn(rule.timeZone, day, 12 * 60), rule);

/** The day by the district's own clock, as `2026-08-01`. */
export const dayOf = (at: Date, { timeZone }: Pick<YearRule, 'timeZone'>): string =>
  dayIn(timeZone, at);

/** Minutes since midnight by the district's own clock. */
export const minuteOf = (at: Date, { timeZone }: Pick<YearRule, 'timeZone'>): number =>
  minuteIn(timeZone, at);

/** A grade that is known, and the school year it is known of. */
export interface KnownGrade {
  year: number;
  grade: number;
}

/**
 * The grade of a year, counted back from a known one. Years after it are not guessed: nobody knows yet who
 * moves up. Below grade 6 there is no plan.
 */
export function gradeIn(year: number, known: KnownGrade | null): number | null {
  if (!known || year > known.year) return null;
  const grade = known.grade - (known.year - year);
  return grade >= 6 && grade <= 12 ? grade : null;
}

export async function yearRule(): Promise<YearRule> {
  const [row] = await sql<{ rule: YearRule | null }>(`select ${YEAR_RULE} as rule`, [
    currentTenant(),
  ]);
  return row?.rule ?? { timeZone: 'UTC', startsOn: '08-01' };
}

/** The school year that it is now. */
export const schoolYearAt = async (now: Date): Promise<number> =>
  schoolYearOf(now, await yearRule());

/** Today by the district's own clock. */
export const districtDay = async (now: Date): Promise<string> => dayOf(now, await yearRule());
