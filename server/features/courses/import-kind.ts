import type { AdminAct } from '#contracts/audit-kinds.js';
import type { CourseCells, CourseImport } from '#contracts/course-imports.js';
import type { CheckedRow } from './import-records.js';

/** What a file with courses does, whatever the kind. */
export const OF_COURSES = {
  roles: ['admin'],
  acts: { applied: 'courses-imported', undone: 'courses-import-undone' },
} satisfies Partial<ImportKind>;

/** What one kind of file does; all else about imports is the same. */
export interface ImportKind {
  /** Who may bring it in. What a preview tells of students is for administrators alone. */
  roles: readonly ('admin' | 'counselor')[];
  /** What the district's log says of it. */
  acts: { applied: AdminAct; undone: AdminAct };
  /** Reads one row by itself. @param thisYear - the school year that is running. */
  checkRow(cells: CourseCells, thisYear: number): CheckedRow;
  /** Looks at all rows together, and says what would become of each. May be done again. */
  checkAll(importId: string): Promise<void>;
  /** Takes over the good rows; each remembers what it did. */
  apply(importId: string, by: string, now: Date): Promise<void>;
  /** Takes back what nobody touched since. */
  undo(importId: string, appliedAt: Date, now: Date): Promise<NonNullable<CourseImport['undone']>>;
}
