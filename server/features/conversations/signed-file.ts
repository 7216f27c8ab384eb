import type { JWK } from 'jose';
import type { RecordVerdict } from '#contracts/conversation-record.js';
import { isSignedBy, signDetached } from '../passport/signatures.js';
import type { Signer } from '../passport/signing-keys.js';

/** A PDF ends with `%%EOF`; readers take lines after it that begin with `%` as remarks. */
const MARK = '\n%pathlight-record ';

/**
 * A file that carries its own proof: behind its last byte a remark with the district's address and its
 * signature over all bytes before.
 */
export async function signFile(file: Buffer, issuerUrl: string, signer: Signer): Promise<Buffer> {
  const signature = await signDetached(file, signer);
  return Buffer.concat([file, Buffer.from(`${MARK}${issuerUrl} ${signature}\n`)]);
}

/** What there is to say of a file that somebody holds. `keys` are all that the district ever signed with. */
export async function verdictOn(
  file: Buffer,
  issuerUrl: string,
  keys: readonly JWK[],
): Promise<RecordVerdict> {
  const place = file.lastIndexOf(MARK);
  if (place < 0) return 'unsigned';
  const remark = file.subarray(place + MARK.length).toString('latin1');
  const [, url, signature] = /^(\S+) (\S+)\n$/.exec(remark) ?? [];
  if (url === undefined || signature === undefined) return 'changed';
  if (url !== issuerUrl) return 'elsewhere';
  for (const key of keys)
    if (await isSignedBy(file.subarray(0, place), signature, key)) return 'unchanged';
  return 'changed';
}
