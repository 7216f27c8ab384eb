import type { ImportedFile } from '#contracts/imports.js';
import { IMPORT_CELL_MAX, SIS_COLUMNS, SIS_KINDS, type SisKind } from '#contracts/oneroster.js';
import { type CsvRow, readCsv } from './csv.js';
import { ReadError } from './read-error.js';
import { listZip, UNPACKED_MAX } from './zip.js';

/** A file of which we read something. */
export interface ReadFile extends ImportedFile {
  name: string;
  rows: { line: number; cells: Record<string, string> }[];
  /** Columns that are in the file and stayed there. */
  notRead: string[];
  /** It is not UTF-8: its letters were taken for Windows ones. */
  isWindows: boolean;
}

export interface ReadResult {
  files: ReadFile[];
  /** Files that we did not open. */
  notOpened: string[];
}

const MANIFEST = 'manifest.csv';

interface Source {
  name: string;
  bytes: () => Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Reads OneRoster files, zipped or one by one, in the browser: what we don't read never leaves the
 * administrator's computer.
 *
 * @throws ReadError naming the file that cannot be read.
 */
export async function readFiles(chosen: readonly File[]): Promise<ReadResult> {
  const sources: Source[] = [];
  for (const file of chosen) sources.push(...(await sourcesOf(file)));
  const modes = await modesOf(sources);
  const files: ReadFile[] = [];
  const notOpened: string[] = [];
  for (const source of sources) {
    const kind = SIS_KINDS.find((name) => `${name}.csv`.toLowerCase() === baseName(source.name));
    const mode = kind ? (modes.get(`file.${kind.toLowerCase()}`) ?? 'delta') : 'absent';
    if (!kind || mode === 'absent') notOpened.push(source.name);
    else if (files.some((file) => file.kind === kind)) throw new ReadError('twice', source.name);
    else files.push(await readSource(source, kind, mode === 'bulk' ? 'bulk' : 'delta'));
  }
  if (files.length === 0) throw new ReadError('no-files', chosen[0]?.name ?? '');
  const order = (file: ReadFile) => SIS_KINDS.indexOf(file.kind);
  return {
    files: files.sort((left, right) => order(left) - order(right)),
    notOpened: notOpened.filter((name) => baseName(name) !== MANIFEST),
  };
}

async function sourcesOf(file: File): Promise<Source[]> {
  if (file.size > UNPACKED_MAX) throw new ReadError('too-large', file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (/\.zip$/i.test(file.name))
    return listZip(file.name, bytes).map((entry) => ({ name: entry.name, bytes: entry.unpack }));
  if (!/\.csv$/i.test(file.name)) throw new ReadError('not-csv', file.name);
  return [{ name: file.name, bytes: () => Promise.resolve(bytes) }];
}

const baseName = (path: string): string => (path.split('/').at(-1) ?? '').toLowerCase();

const textOf = async (source: Source) => decodeText(await source.bytes());

/** UTF-8, with or without its mark; where it is none, Windows letters. */
export function decodeText(bytes: Uint8Array<ArrayBuffer>): { text: string; isWindows: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isWindows: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isWindows: true };
  }
}

export function tableOf({ text }: { text: string }): { header: string[]; rows: Iterable<CsvRow> } {
  const rows = readCsv(text);
  const first = rows.next();
  return { header: first.done ? [] : first.value.cells.map((name) => name.trim()), rows };
}

/** `file.users` → `bulk`, and so on. Without a manifest no file is known to be whole. */
async function modesOf(sources: readonly Source[]): Promise<Map<string, string>> {
  const manifest = sources.find(({ name }) => baseName(name) === MANIFEST);
  if (!manifest) return new Map();
  return new Map(
    Array.from(tableOf(await textOf(manifest)).rows, ({ cells: [name = '', value = ''] }) => [
      name.trim().toLowerCase(),
      value.trim().toLowerCase(),
    ]),
  );
}

async function readSource(
  source: Source,
  kind: SisKind,
  mode: ImportedFile['mode'],
): Promise<ReadFile> {
  const decoded = await textOf(source);
  const { header, rows } = tableOf(decoded);
  const wanted: readonly string[] = SIS_COLUMNS[kind];
  const places = header.map((name) =>
    wanted.find((column) => column.toLowerCase() === name.toLowerCase()),
  );
  if (!places.includes('sourcedId')) throw new ReadError('no-ids', source.name);
  const read: ReadFile['rows'] = [];
  for (const { line, cells } of rows)
    read.push({
      line,
      cells: Object.fromEntries(
        places.flatMap((column, index) =>
          column && cells[index] ? [[column, cells[index].slice(0, IMPORT_CELL_MAX)]] : [],
        ),
      ),
    });
  return {
    ...{ kind, mode, name: source.name, rows: read, isWindows: decoded.isWindows },
    notRead: header.filter((name, index) => !places[index] && name !== ''),
  };
}
