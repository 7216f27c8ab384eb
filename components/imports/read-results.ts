import { IMPORT_CELL_MAX } from '#contracts/oneroster.js';
import {
  REQUIRED_COLUMNS,
  RESULT_COLUMN_NAMES,
  RESULT_COLUMNS,
  RESULT_FILE_MAX,
  type ResultColumn,
} from '#contracts/result-columns.js';
import type { ResultRows } from '#contracts/result-imports.js';
import type { CsvRow } from './csv.js';
import { ReadError } from './read-error.js';
import { decodeText, tableOf } from './read-files.js';

/** A file with results, as far as we read it. */
export interface ReadResults {
  name: string;
  rows: ResultRows['rows'];
  /** Headings of columns that stayed in the file. */
  notRead: string[];
  /** It is not UTF-8: its letters were taken for Windows ones. */
  isWindows: boolean;
  /** It has more sheets than the one we read. */
  hasSheets: boolean;
}

interface Table {
  header: string[];
  rows: Iterable<CsvRow>;
  isWindows: boolean;
  hasSheets: boolean;
}

/**
 * Reads results in the browser: what we don't read never leaves the administrator's computer.
 *
 * @throws ReadError saying why the file cannot be read.
 */
export async function readResults(file: File): Promise<ReadResults> {
  if (file.size > RESULT_FILE_MAX) throw new ReadError('over-20-mb', file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { header, rows, ...about } = await read(file.name, bytes);
  const columns = header.map(columnOf);
  if (!REQUIRED_COLUMNS.every((column) => columns.includes(column)))
    throw new ReadError('no-columns', file.name);
  // Of two columns for one thing, such as an id and an address, the first one with a value counts.
  const kept: ReadResults['rows'] = [];
  for (const { line, cells } of rows) {
    const own: ReadResults['rows'][number]['cells'] = {};
    for (const [index, column] of columns.entries()) {
      const value = cells[index]?.trim().slice(0, IMPORT_CELL_MAX);
      if (column && value) own[column] ??= value;
    }
    if (Object.keys(own).length > 0) kept.push({ line, cells: own });
  }
  if (kept.length === 0) throw new ReadError('no-rows', file.name);
  const notRead = header.filter((heading, index) => !columns[index] && heading !== '');
  return { name: file.name, rows: kept, notRead, ...about };
}

async function read(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Table> {
  if (/\.xlsx$/i.test(name)) {
    const { readSheet } = await import('./read-sheet.js');
    return { ...(await readSheet(name, bytes)), isWindows: false };
  }
  if (!/\.csv$/i.test(name)) throw new ReadError('not-table', name);
  const decoded = decodeText(bytes);
  return { ...tableOf(decoded), isWindows: decoded.isWindows, hasSheets: false };
}

/** "Student ID", "student_id" and "student-id" are one heading. */
function columnOf(heading: string): ResultColumn | undefined {
  const plain = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return RESULT_COLUMN_NAMES.find((column) => {
    const others: readonly string[] = RESULT_COLUMNS[column];
    return column === plain || others.includes(plain);
  });
}
