import { type CourseArea, type CourseTerm, HIGH_SCHOOL_FROM } from '#contracts/course-fields.js';
import type { CountedAs } from '#contracts/graduation.js';

export type CourseState = 'earned' | 'in-progress' | 'planned' | 'failed';

/** A course in a student's years, out of the record or out of the plan. */
export interface StudentCourse {
  id: string;
  /** Empty where the district's catalog does not have it. */
  code: string;
  title: string;
  /** What is the same course, whatever it is called: a retake counts once. */
  sameKey: string;
  area: CourseArea | null;
  /** Thousandths of a credit, so that sums are exact. */
  credits: number;
  /** Grade level, 6 to 12; null where nobody knows. */
  grade: number | null;
  term: CourseTerm;
  state: CourseState;
  mark: string;
  /** How often the course may count. */
  times: number;
  /** Whether the catalog offers it in high school. */
  isHighSchool: boolean;
}

export interface CountedCourse extends StudentCourse {
  countedAs: CountedAs;
}

const STATE_ORDER: readonly CourseState[] = ['earned', 'in-progress', 'planned', 'failed'];

/**
 * Which courses count, each once:
 *
 * 1. What was failed gives no credit.
 * 2. Of the same course as many count as the catalog allows, one by default: passed ones before those in
 *    progress and planned ones, and among them the one of most credit.
 * 3. A course of grades 6 to 8 counts only if the catalog offers it in high school, and the diploma takes
 *    such courses.
 */
export function countCourses(
  courses: readonly StudentCourse[],
  { takesMiddleSchool }: { takesMiddleSchool: boolean },
): CountedCourse[] {
  const order = courses.toSorted(
    (left, right) =>
      STATE_ORDER.indexOf(left.state) - STATE_ORDER.indexOf(right.state) ||
      right.credits - left.credits ||
      (left.grade ?? 99) - (right.grade ?? 99) ||
      (left.id < right.id ? -1 : 1),
  );
  const counted = new Map<string, number>();
  const judged = new Map<string, CountedAs>();
  for (const course of order) {
    const as = judge(course, counted.get(course.sameKey) ?? 0, takesMiddleSchool);
    if (as === 'counts') counted.set(course.sameKey, (counted.get(course.sameKey) ?? 0) + 1);
    judged.set(course.id, as);
  }
  return courses.map((course) => ({ ...course, countedAs: judged.get(course.id) ?? 'failed' }));
}

function judge(course: StudentCourse, before: number, takesMiddleSchool: boolean): CountedAs {
  if (course.state === 'failed') return 'failed';
  const isEarly = course.grade !== null && course.grade < HIGH_SCHOOL_FROM;
  if (isEarly && !(takesMiddleSchool && course.isHighSchool)) return 'middle-school';
  return before >= course.times ? 'repeat' : 'counts';
}

/** Without a code, the same words in the same area are the same course. */
export const sameKeyOf = (code: string, title: string, sameAs: string | null): string =>
  sameAs ?? (code === '' ? `~${title.trim().toLowerCase()}` : code);
