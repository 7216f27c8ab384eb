import type { PartCounts, ReferenceImport } from '#contracts/reference-imports.js';
import type { ImportRow } from './import-records.js';

/** One part in so many may be gone before somebody has to say that it is meant. */
const GONE_SHARE = 10;

export function presentImport(row: ImportRow): ReferenceImport {
  return {
    ...{ id: row.id, state: row.state, fileName: row.file_name, size: Number(row.size) },
    ...{ received: Number(row.received), read: Number(row.read), rows: row.rows_read },
    ...{ step: row.step, stepDone: Number(row.step_done), stepTotal: Number(row.step_total) },
    ...{ sha256: row.sha256, release: row.release, year: row.year, parts: row.parts },
    ...{ problems: row.problems, problemCount: row.problem_count, unread: row.unread },
    ...{ unknownColumns: row.unknown_columns, refusal: row.refusal },
    ...{ shrinks: row.parts.some(isShrunk), isCurrent: row.is_current },
    loadedBy: row.loaded_by_name,
    startedAt: row.created_at.toISOString(),
    appliedAt: row.applied_at?.toISOString() ?? null,
    undoneAt: row.undone_at?.toISOString() ?? null,
  };
}

export const isShrunk = ({
  gone,
  same,
  changed,
}: Pick<PartCounts, 'gone' | 'same' | 'changed'>): boolean =>
  gone * GONE_SHARE > gone + same + changed;
