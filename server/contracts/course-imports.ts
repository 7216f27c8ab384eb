import { z } from 'zod';
import {
  CATALOG_COLUMNS,
  COURSE_IMPORT_KINDS,
  COURSE_ROWS_MAX,
  SCHOLARSHIP_COLUMNS,
  TAKEN_COLUMNS,
} from './course-fields.js';
import { IMPORT_CELL_MAX } from './oneroster.js';
import { badRowOf, rowImportOf, rowsOf } from './row-imports.js';
import { RuleFault } from './course-rules.js';

export const CourseImportKind = z.enum(COURSE_IMPORT_KINDS);
const COLUMNS = [CATALOG_COLUMNS, TAKEN_COLUMNS, SCHOLARSHIP_COLUMNS].flatMap(Object.keys);
/** A column that is not known is refused: what we don't read is not to be sent. */
const Cells = z.partialRecord(z.enum(COLUMNS), z.string().max(IMPORT_CELL_MAX));
export type CourseCells = z.infer<typeof Cells>;

export const NewCourseImport = z.strictObject({
  rowCount: z.int().min(1).max(COURSE_ROWS_MAX.taken),
});

export const CourseRows = rowsOf(Cells);
export type CourseRows = z.infer<typeof CourseRows>;
export const CourseRowChange = z.strictObject({ cells: Cells });

export const CourseProblemCode = z.enum([
  ...(['missing', 'too-long', 'not-a-number', 'not-a-term', 'not-a-grade', 'not-an-area'] as const),
  ...(['not-a-subject', 'not-a-status', 'not-a-year', 'not-a-school'] as const),
  ...(['not-a-day', 'not-a-link', 'full'] as const),
  ...(['unknown-student', 'two-students', 'twice', 'unknown-code'] as const),
  ...RuleFault.options,
]);
export type CourseProblemCode = z.infer<typeof CourseProblemCode>;

export const CourseProblem = z.object({
  column: z.enum(COLUMNS),
  code: CourseProblemCode,
  /** The words of the cell that are wrong, where it isn't the whole. */
  at: z.string(),
});
export type CourseProblem = z.infer<typeof CourseProblem>;

export const BadCourseRow = badRowOf(CourseProblem);
export type BadCourseRow = z.infer<typeof BadCourseRow>;

export const CourseImport = rowImportOf(BadCourseRow).extend({ kind: CourseImportKind });
export type CourseImport = z.infer<typeof CourseImport>;

export const LatestCourseImport = z.object({ import: CourseImport.nullable() });
export type LatestCourseImport = z.infer<typeof LatestCourseImport>;

export const CourseImportPath = z.object({ kind: CourseImportKind });
export const CourseImportById = z.object({ kind: CourseImportKind, id: z.uuid() });
export const CourseImportRowPath = z.object({
  ...{ kind: CourseImportKind, id: z.uuid(), rowId: z.uuid() },
});
