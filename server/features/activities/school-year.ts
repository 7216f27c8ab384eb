/** The month, counted from 1, in which a school year begins. */
const FIRST_MONTH = 8;

/** The year in which the school year of a day (`YYYY-MM-DD`) began: it turns on 1 August. */
export function schoolYearOf(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month >= FIRST_MONTH ? year : year - 1;
}

/**
 * The grade levels in which something took place: as the student ticked them, else counted back from
 * their level today; none where neither is known.
 */
export function gradesOf(
  activity: { grades: number[]; startedOn: string | null; endedOn: string | null },
  gradeLevel: number | null,
  today: string,
): number[] {
  if (activity.grades.length > 0) return activity.grades;
  const day = activity.endedOn ?? activity.startedOn;
  if (day === null || gradeLevel === null) return [];
  return [gradeLevel - (schoolYearOf(today) - schoolYearOf(day))];
}
