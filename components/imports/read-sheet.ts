import { read, utils } from 'xlsx';
import { dayIn } from '#contracts/days.js';
import type { CsvRow } from './csv.js';
import { ReadError } from './read-error.js';
import { listZip, UNPACKED_MAX } from './zip.js';

/**
 * Reads the first sheet of an Excel file: values as they are kept, never formulas; days as `YYYY-MM-DD`.
 *
 * @throws ReadError when it is damaged, or grows beyond what we take: the library unpacks without a limit.
 */
export async function readSheet(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ header: string[]; rows: CsvRow[]; hasSheets: boolean }> {
  let size = 0;
  for (const entry of listZip(name, bytes)) {
    size += (await entry.unpack()).byteLength;
    if (size > UNPACKED_MAX) throw new ReadError('too-large', name);
  }
  const { table, sheets } = cellsOf(name, bytes);
  const [first = [], ...rest] = table;
  return {
    header: first.map((cell) => textOf(cell).trim()),
    rows: rest.map((cells, index) => ({ line: index + 2, cells: cells.map(textOf) })),
    hasSheets: sheets > 1,
  };
}

function cellsOf(name: string, bytes: Uint8Array): { table: unknown[][]; sheets: number } {
  try {
    const book = read(bytes, { cellDates: true, cellFormula: false, cellHTML: false, UTC: true });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    const table = sheet
      ? utils.sheet_to_json<unknown[]>(sheet, {
          ...{ header: 1, raw: true, defval: '', blankrows: true, UTC: true },
        })
      : [];
    return { table, sheets: book.SheetNames.length };
  } catch (cause) {
    throw new ReadError('damaged', name, { cause });
  }
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return dayIn('UTC', cell);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? String(cell)
    : '';
}
