import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { createHash } from 'node:crypto';
import type { PassportManifest } from '#contracts/passport-manifest.js';
import { signDetached } from './signatures.js';
import type { Signer } from './signing-keys.js';

export const KEY_FILE = 'issuer-key.json';
export const MANIFEST_FILE = 'manifest.json';
export const SIGNATURE_FILE = 'manifest.jws';

/** Text is pressed, what is pressed already (pictures, documents) is put in as it is. */
export interface PackedFile {
  name: string;
  bytes: AsyncIterable<Uint8Array> | Uint8Array;
  isText: boolean;
}

const SLICE = 256 * 1024;

/**
 * The passport as a ZIP, part by part: no more than a part of it is in memory, and it is kept nowhere.
 * The list of what is in it, with a hash of each file, goes last, and beside it the signature of the list.
 */
export async function* packageOf(
  files: AsyncIterable<PackedFile>,
  made: { signer: Signer; issuer: string; at: Date },
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let fault: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) fault = error;
    else if (chunk.length > 0) ready.push(chunk);
  });
  const hashes: PassportManifest['files'] = {};
  const take = () => {
    if (fault) throw fault;
    return ready.splice(0);
  };
  async function* add(file: PackedFile): AsyncGenerator<Uint8Array> {
    const entry = file.isText
      ? new ZipDeflate(file.name, { level: 6 })
      : new ZipPassThrough(file.name);
    entry.mtime = made.at;
    const hash = createHash('sha256');
    zip.add(entry);
    for await (const bytes of slices(file.bytes)) {
      hash.update(bytes);
      // Its writer may keep or change what it is given.
      entry.push(Uint8Array.from(bytes));
      yield* take();
    }
    entry.push(new Uint8Array(0), true);
    hashes[file.name] = hash.digest('hex');
    yield* take();
  }
  for await (const file of files) yield* add(file);
  yield* add(textFile(KEY_FILE, JSON.stringify(made.signer.publicKey, null, 2)));
  const manifest: PassportManifest = {
    ...{ format: 'pathlight-passport-manifest', version: 1 },
    ...{ issuer: made.issuer, keyId: made.signer.keyId },
    files: Object.fromEntries(
      Object.entries(hashes).sort(([left], [right]) => (left < right ? -1 : 1)),
    ),
  };
  const list = textFile(MANIFEST_FILE, JSON.stringify(manifest, null, 2));
  const signature = await signDetached(list.bytes, made.signer);
  yield* add(list);
  yield* add(textFile(SIGNATURE_FILE, signature));
  zip.end();
  yield* take();
}

export function textFile(name: string, text: string): PackedFile & { bytes: Uint8Array } {
  return { name, bytes: Buffer.from(text, 'utf8'), isText: true };
}

/** Pieces small enough that pressing one keeps nobody else waiting. */
async function* slices(bytes: AsyncIterable<Uint8Array> | Uint8Array): AsyncGenerator<Uint8Array> {
  if (!(bytes instanceof Uint8Array)) {
    yield* bytes;
    return;
  }
  for (let start = 0; start < bytes.length; start += SLICE)
    yield bytes.subarray(start, start + SLICE);
}
