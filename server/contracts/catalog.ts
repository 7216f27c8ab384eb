import { z } from 'zod';
import {
  CAREER_SUBJECTS,
  CATALOG_PAGE_MAX,
  COURSE_AREAS,
  COURSE_CODE_MAX,
  COURSE_CREDITS_MAX,
  COURSE_RULE_MAX,
  COURSE_TERMS,
  COURSE_TEXT_MAX,
  COURSE_TIMES_MAX,
  COURSE_TITLE_MAX,
} from './course-fields.js';
import { CourseRule } from './course-rules.js';

export const CourseArea = z.enum(COURSE_AREAS);
export const CourseTerm = z.enum(COURSE_TERMS);
export const CourseGrade = z.int().min(6).max(12);
/** Thousandths of a credit: 500 is half a credit. */
export const Credits = z
  .int()
  .min(0)
  .max(COURSE_CREDITS_MAX * 1000);
export const CourseCode = z.string().trim().min(1).max(COURSE_CODE_MAX);

/** A rule as it was written and as it is checked; null: nothing is asked for. */
export const WrittenRule = z.object({ text: z.string(), rule: CourseRule.nullable() });
export type WrittenRule = z.infer<typeof WrittenRule>;

/** A course that the district offers. */
export const CatalogCourse = z.object({
  id: z.uuid(),
  code: z.string(),
  title: z.string(),
  description: z.string(),
  credits: Credits,
  area: CourseArea,
  careerSubjects: z.array(z.enum(CAREER_SUBJECTS)),
  terms: z.array(CourseTerm),
  grades: z.array(CourseGrade),
  /** None: every school. */
  schools: z.array(z.string()),
  sameAs: z.string().nullable(),
  /** How often it may count. */
  times: z.int(),
  prerequisite: WrittenRule,
  corequisite: WrittenRule,
  isRetired: z.boolean(),
  revision: z.int(),
});
export type CatalogCourse = z.infer<typeof CatalogCourse>;

/** Titles of courses that are named by their code elsewhere in a reply. */
export const CourseTitles = z.record(z.string(), z.string());
export type CourseTitles = z.infer<typeof CourseTitles>;

export const CatalogQuery = z.strictObject({
  query: z.string().trim().max(COURSE_TITLE_MAX).optional(),
  area: CourseArea.optional(),
  grade: z.coerce.number().int().min(6).max(12).optional(),
  retired: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(CATALOG_PAGE_MAX).default(50),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
});
export type CatalogQuery = z.infer<typeof CatalogQuery>;

export const CatalogReply = z.object({
  total: z.int(),
  items: z.array(CatalogCourse),
  titles: CourseTitles,
  /** Whether the asker may change the catalog. */
  mayChange: z.boolean(),
});
export type CatalogReply = z.infer<typeof CatalogReply>;

const written = z.string().trim().max(COURSE_RULE_MAX);
const fields = {
  code: CourseCode,
  title: z.string().trim().min(1).max(COURSE_TITLE_MAX),
  description: z.string().trim().max(COURSE_TEXT_MAX),
  credits: Credits,
  area: CourseArea,
  careerSubjects: z.array(z.enum(CAREER_SUBJECTS)).max(CAREER_SUBJECTS.length),
  terms: z.array(CourseTerm).min(1).max(COURSE_TERMS.length),
  grades: z.array(CourseGrade).min(1).max(7),
  schools: z.array(z.string().trim().min(1).max(160)).max(100),
  sameAs: CourseCode.nullable(),
  times: z.int().min(1).max(COURSE_TIMES_MAX),
  prerequisite: written,
  corequisite: written,
};

export const NewCatalogCourse = z.strictObject({
  ...fields,
  description: fields.description.default(''),
  careerSubjects: fields.careerSubjects.default([]),
  schools: fields.schools.default([]),
  sameAs: fields.sameAs.default(null),
  times: fields.times.default(1),
  prerequisite: fields.prerequisite.default(''),
  corequisite: fields.corequisite.default(''),
});
export type NewCatalogCourse = z.infer<typeof NewCatalogCourse>;
export type NewCatalogCourseInput = z.input<typeof NewCatalogCourse>;

export const CatalogChanges = z
  .strictObject({ ...fields, revision: z.int() })
  .omit({ code: true })
  .partial();
export type CatalogChanges = z.infer<typeof CatalogChanges>;

export const CatalogPath = z.object({ id: z.uuid() });
