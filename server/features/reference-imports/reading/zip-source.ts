import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { RATIO_FROM, type ReadingLimits } from './limits.js';
import { Refused } from './refused.js';

/** Signatures and lengths of APPNOTE.TXT (the ZIP format), sections 4.3.7, 4.3.12 and 4.3.16. */
const LOCAL = { mark: 0x04034b50, length: 30 };
const CENTRAL = { mark: 0x02014b50, length: 46 };
const END = { mark: 0x06054b50, length: 22 };
const COMMENT_MAX = 65_535;
const STORED = 0;
const DEFLATED = 8;
const IS_ENCRYPTED = 1;
/** A directory of a thousand names is smaller than this by far. */
const DIRECTORY_MAX = 1024 * 1024;

export interface ZipEntry {
  name: string;
  method: number;
  sum: number;
  packed: number;
  size: number;
  /** Where its local header begins. */
  offset: number;
}

/** An archive on disk: its directory, and each entry as a stream that is counted while it unpacks. */
export class ZipSource {
  readonly entries: readonly ZipEntry[];
  private readonly handle: FileHandle;
  private readonly path: string;
  private readonly limits: ReadingLimits;
  private readonly length: number;
  private unpacked = 0;

  private constructor(parts: {
    handle: FileHandle;
    path: string;
    limits: ReadingLimits;
    length: number;
    entries: ZipEntry[];
  }) {
    this.handle = parts.handle;
    this.path = parts.path;
    this.limits = parts.limits;
    this.length = parts.length;
    this.entries = parts.entries;
  }

  /** @throws Refused when it is no archive, or its own directory promises too much. */
  static async open(path: string, file: string, limits: ReadingLimits): Promise<ZipSource> {
    const handle = await open(path, 'r');
    try {
      const { size: length } = await handle.stat();
      const entries = await readDirectory(handle, length, file, limits);
      return new ZipSource({ handle, path, limits, length, entries });
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  entry(name: string): ZipEntry | undefined {
    return this.entries.find((entry) => entry.name === name);
  }

  /**
   * The bytes of one entry. What the directory says about their number is believed by nobody: they are
   * counted as they come.
   *
   * @param onPacked - told how many packed bytes were used up.
   */
  async *read(
    entry: ZipEntry,
    onPacked: (bytes: number) => void = () => undefined,
  ): AsyncGenerator<Buffer> {
    const damaged = () => new Refused('damaged', { file: entry.name });
    const start = await this.startOf(entry);
    if (entry.packed === 0) return;
    const raw = createReadStream(this.path, { start, end: start + entry.packed - 1 });
    const stream = entry.method === STORED ? raw : raw.pipe(createInflateRaw());
    raw.on('error', (error) => stream.destroy(error));
    const seen = { size: 0, sum: 0, packed: 0 };
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        onPacked(raw.bytesRead - seen.packed);
        seen.packed = raw.bytesRead;
        this.count(entry, chunk, seen);
        yield chunk;
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw Object.assign(damaged(), { cause: error });
    } finally {
      raw.destroy();
      stream.destroy();
    }
    if (seen.size !== entry.size || seen.sum !== entry.sum) throw damaged();
  }

  private count(entry: ZipEntry, chunk: Buffer, seen: { size: number; sum: number }): void {
    const { unpackedBytes, ratio } = this.limits;
    seen.size += chunk.length;
    seen.sum = crc32(chunk, seen.sum);
    this.unpacked += chunk.length;
    const place = { file: entry.name };
    if (this.unpacked > unpackedBytes)
      throw new Refused('too-large-inside', place, inMegabytes(unpackedBytes));
    if (seen.size > RATIO_FROM && seen.size > entry.packed * ratio)
      throw new Refused('bomb', place, ratio);
    if (seen.size > entry.size) throw new Refused('damaged', place);
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private async startOf({ offset, packed, name }: ZipEntry): Promise<number> {
    const header = await readAt(this.handle, offset, LOCAL.length);
    if (header.length < LOCAL.length || header.readUInt32LE(0) !== LOCAL.mark)
      throw new Refused('damaged', { file: name });
    const start = offset + LOCAL.length + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (start + packed > this.length) throw new Refused('damaged', { file: name });
    return start;
  }
}

export const inMegabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

async function readDirectory(
  handle: FileHandle,
  length: number,
  file: string,
  limits: ReadingLimits,
): Promise<ZipEntry[]> {
  const damaged = () => new Refused('damaged', { file });
  const tailAt = Math.max(0, length - END.length - COMMENT_MAX);
  const tail = await readAt(handle, tailAt, length - tailAt);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + END.length > tail.length) throw damaged();
  const count = tail.readUInt16LE(end + 10);
  const size = tail.readUInt32LE(end + 12);
  const at = tail.readUInt32LE(end + 16);
  if (count > limits.entries) throw new Refused('too-many-files', { file }, limits.entries);
  if (size > DIRECTORY_MAX || at + size > tailAt + end) throw damaged();
  const directory = await readAt(handle, at, size);
  const entries: ZipEntry[] = [];
  for (let from = 0; entries.length < count;) {
    if (from + CENTRAL.length > size || directory.readUInt32LE(from) !== CENTRAL.mark)
      throw damaged();
    const entry = entryAt(directory, from, file);
    from +=
      CENTRAL.length +
      directory.readUInt16LE(from + 28) +
      directory.readUInt16LE(from + 30) +
      directory.readUInt16LE(from + 32);
    entries.push(entry);
  }
  check(entries, length, file, limits);
  return entries.filter(({ name }) => !name.endsWith('/'));
}

function entryAt(directory: Buffer, at: number, file: string): ZipEntry {
  const nameEnd = at + CENTRAL.length + directory.readUInt16LE(at + 28);
  const name = directory.toString('utf8', at + CENTRAL.length, nameEnd);
  if (!isPlain(name)) throw new Refused('path-outside', { file }, name.slice(0, 100));
  const method = directory.readUInt16LE(at + 10);
  if ((directory.readUInt16LE(at + 8) & IS_ENCRYPTED) !== 0)
    throw new Refused('encrypted', { file: name });
  if (method !== STORED && method !== DEFLATED) throw new Refused('damaged', { file: name });
  return {
    ...{ name, method },
    sum: directory.readUInt32LE(at + 16),
    packed: directory.readUInt32LE(at + 20),
    size: directory.readUInt32LE(at + 24),
    offset: directory.readUInt32LE(at + 42),
  };
}

/** A name inside the archive and nowhere else: no way up, no root, no drive, no control sign. */
function isPlain(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= 300 &&
    !/[\\:\p{C}\uFFFD]/u.test(name) &&
    name
      .split('/')
      .every(
        (part, place, all) =>
          part !== '..' && (part !== '' || (place > 0 && place === all.length - 1)),
      )
  );
}

function check(entries: ZipEntry[], length: number, file: string, limits: ReadingLimits): void {
  const names = new Set<string>();
  let packed = 0;
  let size = 0;
  for (const entry of entries) {
    if (names.has(entry.name)) throw new Refused('damaged', { file: entry.name });
    names.add(entry.name);
    if (entry.size > RATIO_FROM && entry.size > entry.packed * limits.ratio)
      throw new Refused('bomb', { file: entry.name }, limits.ratio);
    packed += entry.packed;
    size += entry.size;
  }
  // More than the file is long: entries lie over each other, to unpack one part many times.
  if (packed > length) throw new Refused('bomb', { file }, limits.ratio);
  if (size > limits.unpackedBytes)
    throw new Refused('too-large-inside', { file }, inMegabytes(limits.unpackedBytes));
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
