import { type CourseArea, type CourseTerm, MARKS } from '#contracts/course-fields.js';
import type { CourseRule } from '#contracts/course-rules.js';
import type { StudentCourse } from './counting.js';

/** When a course begins and ends, in thirds of a year since grade 0. */
export interface Span {
  from: number;
  to: number;
}

const PLACES: Record<CourseTerm, [number, number]> = {
  ...{ year: [0, 1], fall: [0, 0], spring: [1, 1], summer: [2, 2] },
};

export function spanOf(grade: number, term: CourseTerm): Span {
  const [from, to] = PLACES[term];
  return { from: grade * 3 + from, to: grade * 3 + to };
}

/** What a student has by a moment: courses that were passed, or will be if all goes to plan. */
export interface Standing {
  grade: number;
  courses: readonly StudentCourse[];
}

/**
 * What is behind the student when a course of this span begins; for co-requisites, also what runs beside
 * it. A course of an unknown grade counts as behind once it is earned.
 */
export function standingAt(
  courses: readonly StudentCourse[],
  { grade, term }: { grade: number; term: CourseTerm },
  { isBeside = false } = {},
): Standing {
  const own = spanOf(grade, term);
  const isThere = (course: StudentCourse): boolean => {
    if (course.state === 'failed') return false;
    if (course.grade === null) return course.state === 'earned';
    const span = spanOf(course.grade, course.term);
    return isBeside ? span.from <= own.to : span.to < own.from;
  };
  return { grade, courses: courses.filter(isThere) };
}

/**
 * The parts of a rule that a student does not meet; empty when they meet it. Of "A or B" both are told, of
 * "A and B" the missing ones.
 */
export function unmetParts(rule: CourseRule | null, standing: Standing): CourseRule[] {
  if (!rule || meets(rule, standing)) return [];
  if (rule.kind !== 'all') return [rule];
  return rule.of.flatMap((part) => unmetParts(part, standing));
}

export function meets(rule: CourseRule, standing: Standing): boolean {
  switch (rule.kind) {
    case 'all':
      return rule.of.every((part) => meets(part, standing));
    case 'any':
      return rule.of.some((part) => meets(part, standing));
    case 'grade':
      return standing.grade >= rule.atLeast;
    case 'credits':
      return creditsIn(standing.courses, rule.area) >= Math.round(rule.atLeast * 1000);
    case 'course':
      return standing.courses.some(
        (course) =>
          (course.code === rule.code || course.sameKey === rule.code) &&
          (rule.mark === null || isAtLeast(course, rule.mark)),
      );
  }
}

/** A course without a mark yet may still get it: it is counted on. */
export function isAtLeast(
  { mark, state }: Pick<StudentCourse, 'mark' | 'state'>,
  least: string,
): boolean {
  if (state !== 'earned') return true;
  const place = (one: string) => (MARKS as readonly string[]).indexOf(one.trim().toUpperCase());
  if (place(mark) >= 0) return place(mark) <= place(least);
  const points = mark.trim() === '' ? NaN : Number(mark);
  const floor = POINTS[least.slice(0, 1)];
  return !Number.isNaN(points) && floor !== undefined && points >= floor;
}

/** A mark in points of a hundred is read by the usual tens. */
const POINTS: Readonly<Record<string, number>> = { A: 90, B: 80, C: 70, D: 60, F: 0 };

/** The same course twice is credit once. */
function creditsIn(courses: readonly StudentCourse[], area: CourseArea | null): number {
  const best = new Map<string, number[]>();
  for (const course of courses) {
    if (area !== null && course.area !== area) continue;
    const kept = [...(best.get(course.sameKey) ?? []), course.credits]
      .sort((left, right) => right - left)
      .slice(0, course.times);
    best.set(course.sameKey, kept);
  }
  return [...best.values()].flat().reduce((sum, credits) => sum + credits, 0);
}
