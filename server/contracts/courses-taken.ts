import { z } from 'zod';
import { CourseArea, CourseTerm, Credits } from './catalog.js';
import { COURSE_CODE_MAX, COURSE_TITLE_MAX, TAKEN_STATUSES } from './course-fields.js';
import { CountedAs } from './graduation.js';

export const TakenSource = z.enum(['student', 'staff', 'imported', 'passport']);
export type TakenSource = z.infer<typeof TakenSource>;

/** A course that a student takes or took. */
export const TakenCourse = z.object({
  id: z.uuid(),
  source: TakenSource,
  /** From the district's files or its staff; a student's own entry is not. */
  isOfficial: z.boolean(),
  /** Empty where the catalog has no such course. */
  code: z.string(),
  title: z.string(),
  area: CourseArea.nullable(),
  /** The calendar year in which the school year begins. */
  schoolYear: z.int(),
  term: CourseTerm,
  gradeLevel: z.int().min(6).max(12).nullable(),
  status: z.enum(TAKEN_STATUSES),
  /** Null where the asker may not see marks. */
  mark: z.string().nullable(),
  credits: Credits,
  /** Where it was taken, if not here. */
  school: z.string(),
  countedAs: CountedAs,
});
export type TakenCourse = z.infer<typeof TakenCourse>;

export const CoursesTaken = z.object({
  /** The newest year first. */
  courses: z.array(TakenCourse),
  /** Thousandths of credits that count, each course once. */
  credits: z.object({ earned: z.int(), inProgress: z.int(), notOfficial: z.int() }),
  /** The school year that is running. */
  thisYear: z.int(),
  /** Whether the asker may add one. */
  mayAdd: z.boolean(),
});
export type CoursesTaken = z.infer<typeof CoursesTaken>;

const fields = {
  code: z.string().trim().max(COURSE_CODE_MAX),
  title: z.string().trim().min(1).max(COURSE_TITLE_MAX),
  area: CourseArea.nullable(),
  schoolYear: z.int().min(1990).max(2100),
  term: CourseTerm,
  gradeLevel: z.int().min(6).max(12).nullable(),
  status: z.enum(TAKEN_STATUSES),
  mark: z.string().trim().max(20),
  credits: Credits,
  school: z.string().trim().max(160),
};

export const NewTakenCourse = z.strictObject({
  ...fields,
  code: fields.code.default(''),
  area: fields.area.default(null),
  gradeLevel: fields.gradeLevel.default(null),
  mark: fields.mark.default(''),
  school: fields.school.default(''),
});
export type NewTakenCourse = z.infer<typeof NewTakenCourse>;
export type NewTakenCourseInput = z.input<typeof NewTakenCourse>;

export const TakenPath = z.object({ id: z.uuid() });
export const TakenOfPath = z.object({ personId: z.uuid(), id: z.uuid() });
