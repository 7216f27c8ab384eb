import { z } from 'zod';
import { IMPORT_BATCH_MAX, IMPORT_CELL_MAX, IMPORT_ROWS_MAX, SIS_KINDS } from './oneroster.js';

export const SisKindName = z.enum(SIS_KINDS);
/** `bulk`: the file is the whole list, and who is not on it has left; `delta`: only what is new. */
export const ImportMode = z.enum(['bulk', 'delta']);

export const ImportedFile = z.strictObject({ kind: SisKindName, mode: ImportMode });
export type ImportedFile = z.infer<typeof ImportedFile>;

export const NewImport = z.strictObject({
  files: z.array(ImportedFile).min(1).max(SIS_KINDS.length),
  /** How many rows will come, for the progress. */
  rowCount: z.int().min(0).max(IMPORT_ROWS_MAX),
});
export type NewImport = z.infer<typeof NewImport>;

const Cells = z.record(z.string().max(60), z.string().max(IMPORT_CELL_MAX));

export const ImportRows = z.strictObject({
  kind: SisKindName,
  rows: z
    .array(
      z.strictObject({
        /** The line in the file, the header being 1. */
        line: z.int().min(2),
        cells: Cells,
      }),
    )
    .max(IMPORT_BATCH_MAX),
});
export type ImportRows = z.infer<typeof ImportRows>;

export const RowChange = z.strictObject({ cells: Cells });

export const ProblemCode = z.enum([
  ...['missing', 'too-long', 'not-allowed', 'not-a-date', 'not-a-grade', 'twice', 'unknown-id'],
] as const);
export type ImportProblemCode = z.infer<typeof ProblemCode>;

export const CellProblem = z.object({
  column: z.string(),
  code: ProblemCode,
  value: z.string(),
  /** The words that would be right, where there are only a few. */
  allowed: z.array(z.string()),
});
export type CellProblem = z.infer<typeof CellProblem>;

export const BadRow = z.object({
  id: z.uuid(),
  kind: SisKindName,
  line: z.int(),
  sourceId: z.string(),
  /** As they stood in the file: only columns that we read. */
  cells: z.record(z.string(), z.string()),
  problems: z.array(CellProblem),
});
export type BadRow = z.infer<typeof BadRow>;

export const KindCounts = z.object({
  kind: SisKindName,
  mode: ImportMode,
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  leaving: z.int(),
  bad: z.int(),
});
export type KindCounts = z.infer<typeof KindCounts>;

export const ImportState = z.object({
  id: z.uuid(),
  state: z.enum(['reading', 'ready', 'applied']),
  readCount: z.int(),
  rowCount: z.int(),
  counts: z.array(KindCounts),
  /** Half of what we hold, or more, would leave. */
  shrinks: z.boolean(),
  badCount: z.int(),
  badRows: z.array(BadRow),
  appliedAt: z.iso.datetime().nullable(),
});
export type ImportState = z.infer<typeof ImportState>;

export const LatestImport = z.object({ import: ImportState.nullable() });
export type LatestImport = z.infer<typeof LatestImport>;

export const ApplyImport = z.strictObject({
  /** The administrator says that a list which lost half its rows is right. */
  acceptsShrink: z.boolean(),
});
