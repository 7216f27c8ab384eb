import { dayIn, minuteIn } from '#contracts/days.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** How a district counts its years. */
export interface YearRule {
  timeZone: string;
  /** `MM-DD` */
  startsOn: string;
  /** Years that an administrator let begin before their day, by closing the one before: ISO 8601. */
  begun?: readonly { year: number; at: string }[];
}

/** What a statement about tenant $1 reads for `begun`. */
export const BEGUN_YEARS = `(
  select coalesce(jsonb_agg(jsonb_build_object('year', c.year + 1, 'at', c.finished_at)), '[]')
  from year_closes c where c.tenant_id = $1 and c.state = 'done')`;

/**
 * Which school year a moment is in, by the calendar year in which the school year begins: with a start on
 * 1 August, 31 July 2026 is in 2025 and 1 August 2026 in 2026, each by the district's own clock.
 */
export function schoolYearOf(at: Date, { timeZone, startsOn, begun = [] }: YearRule): number {
  // As `2026-08-01`.
  const day = dayIn(timeZone, at);
  const year = Number(day.slice(0, -6));
  const byDay = day.slice(-5) < startsOn ? year - 1 : year;
  const byClose = begun.flatMap((one) => (Date.parse(one.at) <= at.getTime() ? one.year : []));
  return Math.max(byDay, ...byClose);
}

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
  const [rule] = await sql<YearRule>(
    `select time_zone as "timeZone", year_starts_on as "startsOn", ${BEGUN_YEARS} as begun
     from tenants where id = $1`,
    [currentTenant()],
  );
  return rule ?? { timeZone: 'UTC', startsOn: '08-01' };
}

/** Today by the district's own clock. */
export const districtDay = async (now: Date): Promise<string> => dayOf(now, await yearRule());
