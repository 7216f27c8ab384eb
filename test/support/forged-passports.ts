import { zipSync } from 'fflate';
import { generateKeyPairSync } from 'node:crypto';
import { exportJWK } from 'jose';
import { PART_NAMES, type PassportFile, type PassportParts } from '#contracts/passport-file.js';
import { packageOf, textFile } from '#server/features/passport/package-writer.js';
import type { Signer } from '#server/features/passport/signing-keys.js';

const ELSEWHERE = 'https://plan.elsewhere.test/passport/7';
let made: Promise<Signer> | undefined;

/** A key of a Pathlight that this one does not know. */
function strangeSigner(): Promise<Signer> {
  made ??= (async () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = await exportJWK(pair.publicKey);
    return {
      ...{ keyId: 'strange', privateKey: pair.privateKey },
      publicKey: { ...jwk, kid: 'strange', alg: 'RS256', use: 'sig' },
    };
  })();
  return made;
}

export const noParts = (): PassportParts =>
  Object.fromEntries(PART_NAMES.map((part) => [part, []])) as unknown as PassportParts;

export function planOf(parts: Partial<PassportParts>, fields: Partial<PassportFile> = {}) {
  return {
    ...{ format: 'pathlight-passport', version: 1, madeAt: '2026-06-01T10:00:00.000Z' },
    ...{ language: 'en', isWhole: true },
    student: { name: 'Maya Ortiz', gradeLevel: 8, schoolYear: 2025 },
    issuer: { name: 'Cedar Unified', url: ELSEWHERE },
    parts: { ...noParts(), ...parts },
    ...fields,
  };
}

/** A passport as another Pathlight would sign it, with whatever is in it. */
export async function forge(
  passport: { issuer: { url: string } },
  files: Record<string, Uint8Array> = {},
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const all = (async function* () {
    yield await Promise.resolve(textFile('passport.json', JSON.stringify(passport)));
    for (const [name, bytes] of Object.entries(files)) yield { name, bytes, isText: true };
  })();
  const signed = { signer: await strangeSigner(), issuer: passport.issuer.url, at: new Date(0) };
  for await (const chunk of packageOf(all, { ...signed, at: new Date('2026-06-01') }))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Packed again after a change, the way somebody who opened it would. */
export const repack = (files: Record<string, Uint8Array>): Buffer => Buffer.from(zipSync(files));
