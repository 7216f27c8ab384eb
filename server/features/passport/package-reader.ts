import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import {
  EVIDENCE_FILE_MAX,
  PASSPORT_FILES_MAX,
  PASSPORT_RATIO_MAX,
  PASSPORT_TEXT_MAX,
  PASSPORT_UNPACKED_MAX,
} from '#contracts/limits.js';
import { refused } from './refusal.js';

const inflate = promisify(inflateRaw);

/** Signatures and lengths of APPNOTE.TXT (the ZIP format), sections 4.3.7, 4.3.12 and 4.3.16. */
const LOCAL = { mark: 0x04034b50, length: 30 };
const CENTRAL = { mark: 0x02014b50, length: 46 };
const END = { mark: 0x06054b50, length: 22 };
const COMMENT_MAX = 65_535;
const STORED = 0;
const DEFLATED = 8;
const IS_ENCRYPTED = 1;
/** Small files of one letter press well and do no harm. */
const RATIO_FROM = 1024 * 1024;

export interface PackageEntry {
  name: string;
  method: number;
  sum: number;
  packed: number;
  size: number;
  /** Where its local header begins. */
  offset: number;
}

/**
 * What is in a ZIP by its own directory, nothing of it unpacked yet. Sizes are checked before, so that a
 * small file can't unpack to a huge one, and again while unpacking, where the directory lied.
 *
 * @throws AppError `file-not-taken` with the reason
 */
export function readDirectory(zip: Buffer): Map<string, PackageEntry> {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  const length = zip.readUInt32LE(end + 12);
  let at = zip.readUInt32LE(end + 16);
  if (zip.length < END.length || at + length > end) throw refused('not-a-passport');
  if (count > PASSPORT_FILES_MAX) throw refused('too-many-files');
  const entries = new Map<string, PackageEntry>();
  for (let number = 0; number < count; number += 1) {
    if (at + CENTRAL.length > end || zip.readUInt32LE(at) !== CENTRAL.mark)
      throw refused('not-a-passport');
    const entry = entryAt(zip, at);
    at +=
      CENTRAL.length +
      zip.readUInt16LE(at + 28) +
      zip.readUInt16LE(at + 30) +
      zip.readUInt16LE(at + 32);
    if (entry.name.endsWith('/') && entry.size === 0) continue;
    if (entries.has(entry.name)) throw refused('damaged', entry.name);
    entries.set(entry.name, entry);
  }
  checkSizes([...entries.values()], zip.length);
  return entries;
}

function endOf(zip: Buffer): number {
  const first = Math.max(0, zip.length - END.length - COMMENT_MAX);
  for (let at = zip.length - END.length; at >= first; at -= 1)
    if (zip.readUInt32LE(at) === END.mark) return at;
  throw refused('not-a-passport');
}

function entryAt(zip: Buffer, at: number): PackageEntry {
  const nameEnd = at + CENTRAL.length + zip.readUInt16LE(at + 28);
  const name = nameOf(zip.subarray(at + CENTRAL.length, nameEnd));
  const method = zip.readUInt16LE(at + 10);
  const isStrange = (zip.readUInt16LE(at + 8) & IS_ENCRYPTED) !== 0;
  if (isStrange || (method !== STORED && method !== DEFLATED)) throw refused('damaged', name);
  return {
    ...{ name, method },
    sum: zip.readUInt32LE(at + 16),
    packed: zip.readUInt32LE(at + 20),
    size: zip.readUInt32LE(at + 24),
    offset: zip.readUInt32LE(at + 42),
  };
}

/** A name inside the passport and nowhere else: no way up, no root, no drive, no control sign. */
function nameOf(bytes: Buffer): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw refused('damaged', '', error);
  }
  const isPlain =
    name.length > 0 &&
    name.length <= 300 &&
    !/[\\:\p{C}]/u.test(name) &&
    name.split('/').every((part, place) => part !== '..' && (part !== '' || place > 0));
  if (!isPlain) throw refused('damaged', name);
  return name;
}

function checkSizes(entries: PackageEntry[], length: number): void {
  let packed = 0;
  let size = 0;
  for (const entry of entries) {
    const most = entry.name.startsWith('evidence/') ? EVIDENCE_FILE_MAX : PASSPORT_TEXT_MAX;
    const isBomb = entry.size > RATIO_FROM && entry.size > entry.packed * PASSPORT_RATIO_MAX;
    if (entry.size > most || isBomb) throw refused('too-large-inside', entry.name);
    packed += entry.packed;
    size += entry.size;
  }
  // More than the file is long: entries lie over each other, to unpack one part many times.
  if (packed > length || size > PASSPORT_UNPACKED_MAX) throw refused('too-large-inside');
}

/** The bytes of one file. @throws AppError `file-not-taken` when it is not what the directory says. */
export async function readEntry(zip: Buffer, entry: PackageEntry): Promise<Buffer> {
  const { name, offset, packed, size } = entry;
  if (offset + LOCAL.length > zip.length || zip.readUInt32LE(offset) !== LOCAL.mark)
    throw refused('damaged', name);
  const start =
    offset + LOCAL.length + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  if (start + packed > zip.length) throw refused('damaged', name);
  const bytes = await unpacked(entry, zip.subarray(start, start + packed));
  if (bytes.length !== size || crc32(bytes) !== entry.sum) throw refused('damaged', name);
  return bytes;
}

async function unpacked({ name, method, size }: PackageEntry, bytes: Buffer): Promise<Buffer> {
  if (method === STORED) return bytes;
  try {
    return await inflate(bytes, { maxOutputLength: size + 1 });
  } catch (error) {
    throw refused('damaged', name, error);
  }
}
