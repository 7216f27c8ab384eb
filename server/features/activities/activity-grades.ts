import { schoolYearOfDay, type YearRule } from '../years/school-year.js';

interface Days {
  startedOn: string | null;
  endedOn: string | null;
}

/** The school year that something is counted in: that of its last day, null without a day. */
export function yearOfActivity({ startedOn, endedOn }: Days, rule: YearRule): number | null {
  const day = endedOn ?? startedOn;
  return day === null ? null : schoolYearOfDay(day, rule);
}

/**
 * The grade levels in which something took place: as the student ticked them, else counted back from
 * their level in this school year; none where neither is known.
 */
export function gradesOf(
  activity: Days & { grades: number[] },
  gradeLevel: number | null,
  { year, rule }: { year: number; rule: YearRule },
): number[] {
  if (activity.grades.length > 0) return activity.grades;
  const then = yearOfActivity(activity, rule);
  if (then === null || gradeLevel === null) return [];
  return [gradeLevel - (year - then)];
}
