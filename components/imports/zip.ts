import { ReadError } from './read-error.js';

/** One entry of a zip file, not unpacked yet. */
export interface ZipEntry {
  name: string;
  /** @throws ReadError when it is damaged, or grows beyond what we take. */
  unpack(): Promise<Uint8Array<ArrayBuffer>>;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const COMMENT_MAX = 0xffff;
const ENTRIES_MAX = 200;
export const UNPACKED_MAX = 64 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/**
 * Lists what a zip file holds, from its directory at the end. Nothing is unpacked before it is asked
 * for, and then by the browser's own inflater, only as far as the limit.
 *
 * Layout: PKWARE's APPNOTE 6.3.10, §4.3. Zip64 and encryption are refused: no roster needs them.
 *
 * @throws ReadError for a damaged or encrypted file, and for names that point anywhere else.
 */
export function listZip(file: string, bytes: Uint8Array<ArrayBuffer>): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    if (count > ENTRIES_MAX) throw new ReadError('too-large', file);
    const entries: ZipEntry[] = [];
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index += 1) {
      const entry = readEntry(file, bytes, view, at);
      at = entry.next;
      if (!entry.name.endsWith('/')) entries.push(entry);
    }
    return entries;
  } catch (cause) {
    if (cause instanceof ReadError) throw cause;
    throw new ReadError('damaged', file, { cause });
  }
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_SIZE - COMMENT_MAX);
  for (let at = view.byteLength - END_SIZE; at >= first; at -= 1)
    if (view.getUint32(at, true) === END) return at;
  throw new RangeError('There is no directory.');
}

function readEntry(file: string, bytes: Uint8Array<ArrayBuffer>, view: DataView, at: number) {
  if (view.getUint32(at, true) !== ENTRY) throw new RangeError('This is no entry.');
  if (view.getUint16(at + 8, true) & 1) throw new ReadError('encrypted', file);
  const method = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 20, true);
  const nameLength = view.getUint16(at + 28, true);
  const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const local = view.getUint32(at + 42, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  if (/^[/\\]|^[a-z]:|\\|\0|(^|\/)\.\.(\/|$)/i.test(name)) throw new ReadError('unsafe', file);
  return {
    ...{ name, next: at + 46 + nameLength + rest },
    unpack: () => unpack(`${file}/${name}`, bytes, view, { method, size, local }),
  };
}

async function unpack(
  file: string,
  bytes: Uint8Array<ArrayBuffer>,
  view: DataView,
  { method, size, local }: { method: number; size: number; local: number },
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    if (view.getUint32(local, true) !== LOCAL) throw new RangeError('This is no file.');
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = bytes.subarray(start, start + size);
    if (packed.length !== size) throw new RangeError('The file ends too early.');
    if (method === STORED) return within(file, packed);
    if (method !== DEFLATED) throw new RangeError('This packing is not known.');
    return await inflate(file, packed);
  } catch (cause) {
    if (cause instanceof ReadError) throw cause;
    throw new ReadError('damaged', file, { cause });
  }
}

/** The size that the directory claims is not believed: a bomb lies about it. */
async function inflate(
  file: string,
  packed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > UNPACKED_MAX) {
      await reader.cancel();
      throw new ReadError('too-large', file);
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function within(file: string, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (bytes.byteLength > UNPACKED_MAX) throw new ReadError('too-large', file);
  return bytes;
}
