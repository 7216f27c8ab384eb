import type { CatalogCourse } from '#contracts/catalog.js';
import { HIGH_SCHOOL_FROM, type TakenStatus } from '#contracts/course-fields.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { gradeIn, type KnownGrade, schoolYearOf, yearRule } from '../years/school-year.js';
import type { CourseState, StudentCourse } from './counting.js';
import { sameKeyOf } from './counting.js';
import type { TakenRecord } from './taken-records.js';

export type Catalog = ReadonlyMap<string, CatalogCourse>;

const STATES: Record<TakenStatus, CourseState> = {
  ...{ 'in-progress': 'in-progress', earned: 'earned', failed: 'failed', transferred: 'earned' },
};

/** What the catalog says of a course by its code, as the rules of counting need it. */
export function factsOf(code: string, title: string, catalog: Catalog) {
  const course = catalog.get(code);
  return {
    sameKey: sameKeyOf(code, title, course?.sameAs ?? null),
    times: course?.times ?? 1,
    isHighSchool: course?.grades.some((grade) => grade >= HIGH_SCHOOL_FROM) ?? false,
  };
}

/** @param known - the grade that is known of some year, from which others are counted. */
export function studentCourse(
  record: TakenRecord,
  catalog: Catalog,
  known: KnownGrade | null,
): StudentCourse {
  const { id, code, title, term, mark, credits } = record;
  return {
    ...{ id, code, title, term, mark, credits, state: STATES[record.status] },
    ...factsOf(code, title, catalog),
    area: record.area ?? catalog.get(code)?.area ?? null,
    grade: record.gradeLevel ?? gradeIn(record.schoolYear, known),
  };
}

/**
 * The student's grade in some year: as the district's file has it, else by the newest course that names
 * its grade.
 */
export async function knownGrade(
  studentId: string,
  records: readonly TakenRecord[],
  now: Date,
): Promise<KnownGrade | null> {
  const year = schoolYearOf(now, await yearRule());
  return gradeFrom(await gradeLevelOf(studentId), records, year);
}

/** As `knownGrade`, of what the file says and the school year that it is. */
export function gradeFrom(
  inFile: number | null,
  records: readonly TakenRecord[],
  year: number,
): KnownGrade | null {
  if (inFile !== null) return { year, grade: inFile };
  const told = records
    .filter(({ gradeLevel, isRemoved }) => gradeLevel !== null && !isRemoved)
    .toSorted((left, right) => right.schoolYear - left.schoolYear)[0];
  if (!told || told.gradeLevel === null) return null;
  const now_ = told.gradeLevel + (year - told.schoolYear);
  return now_ <= 12 ? { year, grade: now_ } : { year: told.schoolYear, grade: told.gradeLevel };
}

/** As `gradeFrom`; where nothing says it, what the student said themselves when they began the plan. */
export function gradeTold(
  inFile: number | null,
  records: readonly TakenRecord[],
  plan: { grade_level: number | null; grade_year: number | null },
  year: number,
): KnownGrade | null {
  const known = gradeFrom(inFile, records, year);
  if (known) return known;
  const { grade_level: grade, grade_year: told } = plan;
  return grade === null || told === null ? null : { grade, year: told };
}

/** The grade of this school year, by one that is known of this or an earlier year. */
export const gradeNow = (known: KnownGrade | null, year: number): number | null =>
  known && Math.min(12, known.grade + (year - known.year));
