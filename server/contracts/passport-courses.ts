import { z } from 'zod';
import * as fields from './course-fields.js';

const id = z.uuid();
const text = (most: number) => z.string().max(most);
const title = (most: number) => z.string().min(1).max(most);

/** A course that the student takes or took. */
export const PassportCourse = z.strictObject({
  id,
  /** `school`: from the district's files or its staff. */
  source: z.enum(['student', 'school']),
  /** The district that said so; empty for the student's own. */
  where: text(200),
  code: text(fields.COURSE_CODE_MAX),
  title: title(fields.COURSE_TITLE_MAX),
  area: z.enum(fields.COURSE_AREAS).nullable(),
  schoolYear: z.int().min(1990).max(2100),
  term: z.enum(fields.COURSE_TERMS),
  gradeLevel: z.int().min(6).max(12).nullable(),
  status: z.enum(fields.TAKEN_STATUSES),
  mark: text(20),
  /** Thousandths of a credit. */
  credits: z
    .int()
    .min(0)
    .max(fields.COURSE_CREDITS_MAX * 1000),
  school: text(160),
});

/** Courses that the student plans. Approvals stay where they were given. */
export const PassportCoursePlan = z.strictObject({
  id,
  name: text(80),
  targets: z.array(text(40)).max(10),
  courses: z
    .array(
      z.strictObject({
        code: title(fields.COURSE_CODE_MAX),
        title: title(fields.COURSE_TITLE_MAX),
        credits: z
          .int()
          .min(0)
          .max(fields.COURSE_CREDITS_MAX * 1000),
        area: z.enum(fields.COURSE_AREAS),
        grade: z.int().min(6).max(12),
        term: z.enum(fields.COURSE_TERMS),
      }),
    )
    .max(fields.PLANNED_MAX),
});

/** Absent in passports from before there were courses. */
export const PassportCourses = z
  .array(PassportCourse)
  .max(fields.TAKEN_MAX * 4)
  .default([]);
/** The plan itself first, then what the student tries out. */
export const PassportCoursePlans = z
  .array(PassportCoursePlan)
  .max(fields.COURSE_PLANS_MAX * 4)
  .default([]);
