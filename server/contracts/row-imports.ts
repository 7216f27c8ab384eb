// What imports of files of rows have in common, whatever a row is.
import { z } from 'zod';
import { RESULT_BATCH_MAX } from './result-columns.js';

/** Rows on their way to the server, as many as go at once. */
export const rowsOf = <Cells extends z.ZodType>(cells: Cells) =>
  z.strictObject({
    rows: z
      .array(
        z.strictObject({
          /** The line in the file, the header being 1. */
          line: z.int().min(2),
          cells,
        }),
      )
      .max(RESULT_BATCH_MAX),
  });

export const badRowOf = <Problem extends z.ZodType>(problem: Problem) =>
  z.object({
    id: z.uuid(),
    line: z.int(),
    cells: z.record(z.string(), z.string()),
    problems: z.array(problem),
  });

export const RowCounts = z.object({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Put right by staff since: the file does not change it. */
  kept: z.int(),
  bad: z.int(),
});
export type RowCounts = z.infer<typeof RowCounts>;

/** What became of the rows of an import that was taken back. */
export const UndoneCounts = z.object({
  removed: z.int(),
  restored: z.int(),
  /** Somebody worked with it since. */
  left: z.int(),
});

/** How an import stands. */
export const rowImportOf = <BadRow extends z.ZodType>(badRow: BadRow) =>
  z.object({
    id: z.uuid(),
    state: z.enum(['reading', 'ready', 'applied', 'undone']),
    readCount: z.int(),
    rowCount: z.int(),
    counts: RowCounts,
    badRows: z.array(badRow),
    appliedAt: z.iso.datetime().nullable(),
    undone: UndoneCounts.nullable(),
  });
