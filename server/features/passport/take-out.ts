import { schoolYearOf, type YearRule } from '../years/school-year.js';

/** The last file that a student made to take along. */
interface LastFile {
  madeAt: string;
  openedAt: string | null;
}

/** What is done with a file of this school year: one of an earlier year has nothing of this one. */
export function ofThisYear(
  last: LastFile | null,
  rule: YearRule,
  now: Date,
): { isMade: boolean; isOpened: boolean } {
  const isMade =
    last !== null && schoolYearOf(new Date(last.madeAt), rule) >= schoolYearOf(now, rule);
  return { isMade, isOpened: isMade && last.openedAt !== null };
}
