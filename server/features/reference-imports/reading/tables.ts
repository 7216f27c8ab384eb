import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { ReadingLimits } from './limits.js';
import { type Place, Refused } from './refused.js';
import { readSheet } from './sheet-rows.js';
import { readText } from './text-rows.js';
import { openWorkbook } from './workbook.js';
import { inMegabytes, type ZipEntry, ZipSource } from './zip-source.js';

/** @param row - its number in the file, the first being 1. */
export type RowTaker = (cells: string[], row: number) => void;

export interface TableVisitor {
  /** A table begins; what it returns gets each row of it. */
  begin(place: Place): RowTaker;
  /** The table at hand may be in Windows-1252; asked once its first row was given. */
  readonly isOlderText: boolean;
  end(): void;
  /** Something beside tables, such as the file that tells the release; only its beginning. */
  note(name: string, text: string): void;
  /** Called as bytes of the file are used up, also to say that time is up (by throwing). */
  advance(bytes: number): void;
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const EMPTY_ZIP = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const OTHER_ARCHIVES = [
  ...[
    ZIP,
    EMPTY_ZIP,
    OLD_EXCEL,
    Buffer.from([0x1f, 0x8b]),
    Buffer.from('BZh'),
    Buffer.from('7z\xbc\xaf', 'latin1'),
  ],
  ...[
    Buffer.from('Rar!'),
    Buffer.from([0xfd, 0x37, 0x7a, 0x58]),
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
  ],
];
const TEXT = /\.(txt|csv|tsv)$/i;
const READ_ME = /(^|\/)read ?me[^/]*\.txt$/i;
const NOTE_LENGTH = 4_000;

/**
 * Goes through every table of a file: a workbook, a text, or an archive of texts. What it is tells its
 * content, never its name. Nothing is held but the row at hand and a workbook's shared texts.
 *
 * @param path - where it lies; `name` - what its owner calls it.
 * @throws Refused
 */
export async function visitTables(
  { path, name }: { path: string; name: string },
  limits: ReadingLimits,
  visitor: TableVisitor,
): Promise<void> {
  const { size } = await stat(path);
  if (size > limits.packedBytes)
    throw new Refused('too-large', { file: name }, inMegabytes(limits.packedBytes));
  const magic = await firstBytes(path);
  if (starts(magic, OLD_EXCEL)) throw new Refused('old-excel', { file: name });
  if (!starts(magic, ZIP)) {
    if (OTHER_ARCHIVES.some((mark) => starts(magic, mark)))
      throw new Refused('not-a-table', { file: name });
    await visitText(counted(createReadStream(path), visitor), { file: name }, limits, visitor);
    return;
  }
  const zip = await ZipSource.open(path, name, limits);
  try {
    if (zip.entry('[Content_Types].xml')) await visitWorkbook(zip, name, limits, visitor);
    else await visitArchive(zip, limits, visitor);
  } finally {
    await zip.close();
  }
}

async function visitWorkbook(
  zip: ZipSource,
  file: string,
  limits: ReadingLimits,
  visitor: TableVisitor,
): Promise<void> {
  const { sheets, texts } = await openWorkbook(zip, file, limits);
  for (const { name: sheet, entry } of sheets) {
    const place = { file, sheet };
    const take = visitor.begin(place);
    await readSheet(
      zip.read(entry, (bytes) => visitor.advance(bytes)),
      { texts, place, limits, take },
    );
    visitor.end();
  }
}

async function visitArchive(
  zip: ZipSource,
  limits: ReadingLimits,
  visitor: TableVisitor,
): Promise<void> {
  for (const entry of zip.entries) {
    const bytes = withoutArchives(
      zip.read(entry, (count) => visitor.advance(count)),
      entry,
    );
    if (READ_ME.test(entry.name)) visitor.note(entry.name, await beginning(bytes));
    else if (TEXT.test(entry.name)) await visitText(bytes, { file: entry.name }, limits, visitor);
    else {
      // Its first bytes are looked at all the same: an archive is refused under any name.
      await beginning(bytes);
      visitor.note(entry.name, '');
    }
  }
}

async function visitText(
  bytes: AsyncIterable<Buffer>,
  place: Place,
  limits: ReadingLimits,
  visitor: TableVisitor,
): Promise<void> {
  const take = visitor.begin(place);
  await readText(bytes, { place, limits, take, isOlderText: () => visitor.isOlderText });
  visitor.end();
}

async function* counted(
  bytes: AsyncIterable<unknown>,
  visitor: TableVisitor,
): AsyncGenerator<Buffer> {
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    visitor.advance(chunk.length);
    yield chunk;
  }
}

/** An archive in an archive is not opened: that is how a small file becomes an endless one. */
async function* withoutArchives(
  bytes: AsyncIterable<Buffer>,
  entry: ZipEntry,
): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of bytes) {
    if (isFirst && OTHER_ARCHIVES.some((mark) => starts(chunk, mark)))
      throw new Refused('nested-archive', { file: entry.name });
    isFirst = false;
    yield chunk;
  }
}

async function beginning(bytes: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of bytes) {
    text += chunk.toString('latin1');
    if (text.length >= NOTE_LENGTH) break;
  }
  return text.slice(0, NOTE_LENGTH);
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const starts = (bytes: Buffer, mark: Buffer) => bytes.subarray(0, mark.length).equals(mark);
