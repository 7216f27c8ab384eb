import { CSV_START, csvLines } from '#contracts/csv.js';
import type { TableWriter } from './table-writer.js';

/** A CSV file: the columns, then rows. What it says of itself has no place in there. */
export function csvWriter(columns: readonly string[]): TableWriter {
  let start = CSV_START + csvLines([columns]);
  const take = (text: string) => {
    const bytes = Buffer.from(start + text, 'utf8');
    start = '';
    return bytes.length > 0 ? [bytes] : [];
  };
  return { add: (rows) => take(csvLines(rows)), end: () => take('') };
}
