import { createHash } from 'node:crypto';
import {
  compactVerify,
  CompactSign,
  decodeProtectedHeader,
  importJWK,
  type JWK,
  SignJWT,
} from 'jose';
import type { Signer } from './signing-keys.js';

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A signature that stands beside what it signs (RFC 7515, appendix F). */
export async function signDetached(bytes: Uint8Array, signer: Signer): Promise<string> {
  const whole = await new CompactSign(bytes)
    .setProtectedHeader({ alg: 'RS256', kid: signer.keyId })
    .sign(signer.privateKey);
  const [header = '', , signature = ''] = whole.split('.');
  return `${header}..${signature}`;
}

/** @returns whether this key signed exactly these bytes. */
export async function isSignedBy(bytes: Uint8Array, detached: string, key: JWK): Promise<boolean> {
  const [header = '', , signature = '', ...more] = detached.trim().split('.');
  if (more.length > 0) return false;
  const payload = Buffer.from(bytes).toString('base64url');
  try {
    const { kid } = decodeProtectedHeader(detached.trim());
    const { payload: signed } = await compactVerify(
      `${header}.${payload}.${signature}`,
      await importJWK(key, 'RS256'),
      { algorithms: ['RS256'] },
    );
    return kid === key.kid && Buffer.from(signed).equals(bytes);
  } catch {
    return false;
  }
}

/**
 * A credential as a JSON Web Token: the payload is the credential itself beside the registered claims
 * (Open Badges 3.0, section 8.2).
 */
export function signCredential(
  credential: { id: string; issuer: { id: string }; validFrom: string },
  signer: Signer,
): Promise<string> {
  const { kty, n, e } = signer.publicKey;
  return new SignJWT({ ...credential })
    .setProtectedHeader({
      ...{ alg: 'RS256', typ: 'JWT', kid: signer.keyId },
      jwk: { kty, n, e } as JWK,
    })
    .setIssuer(credential.issuer.id)
    .setJti(credential.id)
    .setNotBefore(new Date(credential.validFrom))
    .sign(signer.privateKey);
}
