import { z } from 'zod';
import { IMPORT_CELL_MAX } from './oneroster.js';
import { RESULT_COLUMN_NAMES, RESULT_ROWS_MAX } from './result-columns.js';
import { badRowOf, rowImportOf, rowsOf } from './row-imports.js';

const Column = z.enum(RESULT_COLUMN_NAMES);
/** A column that is not known is refused: what we don't read is not to be sent. */
const Cells = z.partialRecord(Column, z.string().max(IMPORT_CELL_MAX));

export const NewResultImport = z.strictObject({ rowCount: z.int().min(1).max(RESULT_ROWS_MAX) });

export const ResultRows = rowsOf(Cells);
export type ResultRows = z.infer<typeof ResultRows>;

export const ResultRowChange = z.strictObject({ cells: Cells });

export const ResultProblemCode = z.enum([
  ...(['missing', 'too-long', 'not-a-date', 'not-yet', 'not-a-year', 'other-year'] as const),
  ...(['not-a-number', 'unknown-student', 'two-students', 'twice'] as const),
]);
export type ResultProblemCode = z.infer<typeof ResultProblemCode>;

export const ResultProblem = z.object({ column: Column, code: ResultProblemCode });
export type ResultProblem = z.infer<typeof ResultProblem>;

export const BadResultRow = badRowOf(ResultProblem);
export type BadResultRow = z.infer<typeof BadResultRow>;

export const ResultImport = rowImportOf(BadResultRow);
export type ResultImport = z.infer<typeof ResultImport>;

export const LatestResultImport = z.object({ import: ResultImport.nullable() });
export type LatestResultImport = z.infer<typeof LatestResultImport>;
