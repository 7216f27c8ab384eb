import { IMPORT_CELL_MAX } from '#contracts/oneroster.js';
import { RESULT_FILE_MAX } from '#contracts/result-columns.js';
import type { CsvRow } from './csv.js';
import { ReadError } from './read-error.js';
import { decodeText, tableOf } from './read-files.js';
import { listZip } from './zip.js';

/** A table of which we read some columns. */
export interface ReadTable<Column extends string> {
  name: string;
  rows: { line: number; cells: Partial<Record<Column, string>> }[];
  /** Headings of columns that stayed in the file. */
  notRead: string[];
  /** It is not UTF-8: its letters were taken for Windows ones. */
  isWindows: boolean;
  /** It has more sheets than the one we read. */
  hasSheets: boolean;
}

export interface TableShape<Column extends string> {
  /** The columns that we read, each with the headings it may have. */
  columns: Readonly<Partial<Record<Column, readonly string[]>>>;
  required: readonly Column[];
  /** The file of a zip that we read, such as `courses.csv` of OneRoster. */
  inZip?: string;
}

interface Table {
  header: string[];
  rows: Iterable<CsvRow>;
  isWindows: boolean;
  hasSheets: boolean;
}

/**
 * Reads a table in the browser: what we don't read never leaves the administrator's computer.
 *
 * @throws ReadError saying why the file cannot be read.
 */
export async function readTable<Column extends string>(
  file: File,
  { columns: known, required, inZip }: TableShape<Column>,
): Promise<ReadTable<Column>> {
  if (file.size > RESULT_FILE_MAX) throw new ReadError('over-20-mb', file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { header, rows, ...about } = await read(file.name, bytes, inZip);
  const columns = header.map((heading) => columnOf(heading, known));
  if (!required.every((column) => columns.includes(column)))
    throw new ReadError('no-columns', file.name);
  // Of two columns for one thing, such as an id and an address, the first one with a value counts.
  const kept: ReadTable<Column>['rows'] = [];
  for (const { line, cells } of rows) {
    const own: Partial<Record<Column, string>> = {};
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

async function read(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  inZip: string | undefined,
): Promise<Table> {
  if (/\.xlsx$/i.test(name)) {
    const { readSheet } = await import('./read-sheet.js');
    return { ...(await readSheet(name, bytes)), isWindows: false };
  }
  if (inZip !== undefined && /\.zip$/i.test(name)) {
    const entry = listZip(name, bytes).find((one) => one.name.split('/').at(-1) === inZip);
    if (!entry) throw new ReadError('not-table', name);
    return textTable(await entry.unpack());
  }
  if (!/\.csv$/i.test(name)) throw new ReadError('not-table', name);
  return textTable(bytes);
}

function textTable(bytes: Uint8Array<ArrayBuffer>): Table {
  const decoded = decodeText(bytes);
  return { ...tableOf(decoded), isWindows: decoded.isWindows, hasSheets: false };
}

/** "Student ID", "student_id" and "student-id" are one heading. */
function columnOf<Column extends string>(
  heading: string,
  known: TableShape<Column>['columns'],
): Column | undefined {
  const plain = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return (Object.keys(known) as Column[]).find(
    (column) => column === plain || known[column]?.includes(plain),
  );
}
