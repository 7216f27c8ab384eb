import type { CourseCells, CourseImport } from '#contracts/course-imports.js';
import type { CheckedRow } from './import-records.js';

/** What one kind of file does; all else about imports is the same. */
export interface ImportKind {
  /** Reads one row by itself. @param thisYear - the school year that is running. */
  checkRow(cells: CourseCells, thisYear: number): CheckedRow;
  /** Looks at all rows together, and says what would become of each. May be done again. */
  checkAll(importId: string): Promise<void>;
  /** Takes over the good rows; each remembers what it did. */
  apply(importId: string, by: string, now: Date): Promise<void>;
  /** Takes back what nobody touched since. */
  undo(importId: string, appliedAt: Date, now: Date): Promise<NonNullable<CourseImport['undone']>>;
}
