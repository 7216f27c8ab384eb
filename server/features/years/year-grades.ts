import { currentTenant, sql } from '../../db/tenant.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { gradeIn, schoolYearOf, type YearRule } from './school-year.js';

/** Tells the grade that a student was in in a year; null where nothing says so. */
export type GradeOfYear = (year: number) => number | null;

/**
 * A grade in the district's file belongs to the school year in which the file was taken over, and to the next
 * one once that year was closed.
 */
export async function gradesOf(studentId: string, rule: YearRule): Promise<GradeOfYear> {
  const [grade, [file]] = await Promise.all([
    gradeLevelOf(studentId),
    sql<{ as_of: Date | null }>(
      `select coalesce((select max(applied_at) from sis_imports where tenant_id = $1 and state = 'applied'),
                       (select max(updated_at) from sis_records where tenant_id = $1 and kind = 'users'))
              as as_of`,
      [currentTenant()],
    ),
  ]);
  const years = [file?.as_of ? schoolYearOf(file.as_of, rule) : []].flat();
  const begun = (rule.begun ?? []).map(({ year }) => year);
  const known =
    grade !== null && years.length > 0 ? { grade, year: Math.max(...years, ...begun) } : null;
  return (year) => gradeIn(year, known);
}
