import { z } from 'zod';
import { IMPORT_CELL_MAX } from './oneroster.js';
import { RESULT_BATCH_MAX, RESULT_COLUMN_NAMES, RESULT_ROWS_MAX } from './result-columns.js';

const Column = z.enum(RESULT_COLUMN_NAMES);
/** A column that is not known is refused: what we don't read is not to be sent. */
const Cells = z.partialRecord(Column, z.string().max(IMPORT_CELL_MAX));

export const NewResultImport = z.strictObject({ rowCount: z.int().min(1).max(RESULT_ROWS_MAX) });

export const ResultRows = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        /** The line in the file, the header being 1. */
        line: z.int().min(2),
        cells: Cells,
      }),
    )
    .max(RESULT_BATCH_MAX),
});
export type ResultRows = z.infer<typeof ResultRows>;

export const ResultRowChange = z.strictObject({ cells: Cells });

export const ResultProblemCode = z.enum([
  ...(['missing', 'too-long', 'not-a-date', 'not-yet', 'not-a-year', 'other-year'] as const),
  ...(['not-a-number', 'unknown-student', 'two-students', 'twice'] as const),
]);
export type ResultProblemCode = z.infer<typeof ResultProblemCode>;

export const ResultProblem = z.object({ column: Column, code: ResultProblemCode });
export type ResultProblem = z.infer<typeof ResultProblem>;

export const BadResultRow = z.object({
  id: z.uuid(),
  line: z.int(),
  cells: z.record(z.string(), z.string()),
  problems: z.array(ResultProblem),
});
export type BadResultRow = z.infer<typeof BadResultRow>;

export const ResultCounts = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Staff put the result right after a request: the file does not change it. */
  kept: z.int(),
  bad: z.int(),
});
export type ResultCounts = z.infer<typeof ResultCounts>;

/** What became of the results of an import that was taken back. */
export const UndoneCounts = z.object({
  removed: z.int(),
  restored: z.int(),
  /** Somebody commented, asked for a correction or put it right since. */
  left: z.int(),
});

export const ResultImport = z.object({
  id: z.uuid(),
  state: z.enum(['reading', 'ready', 'applied', 'undone']),
  readCount: z.int(),
  rowCount: z.int(),
  counts: ResultCounts,
  badRows: z.array(BadResultRow),
  appliedAt: z.iso.datetime().nullable(),
  undone: UndoneCounts.nullable(),
});
export type ResultImport = z.infer<typeof ResultImport>;

export const LatestResultImport = z.object({ import: ResultImport.nullable() });
export type LatestResultImport = z.infer<typeof LatestResultImport>;
