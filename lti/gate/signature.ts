import { type KeyObject, verify } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import { LtiRefusal } from '../refusal.js';

/** RS256 with less is refused, as RFC 7518 (3.3) demands. */
const MIN_MODULUS_BITS = 2_048;
/** Exactly base64url: a decoder that overlooks stray characters would give one token many spellings. */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

export interface SignedToken {
  kid: string;
  /** Whether the header names extensions that whoever checks must understand; we know none. */
  isCritical: boolean;
  payload: Record<string, unknown>;
}

/**
 * Reads a token whose signature nobody has checked yet, to find the key that must have made it.
 *
 * @throws LtiRefusal for anything but a compact JWS with RS256 and a key id
 */
export function readToken(token: string): SignedToken {
  const header = readHeader(token);
  if (header.alg !== 'RS256') throw new LtiRefusal('algorithm-refused');
  if (typeof header.kid !== 'string' || header.kid === '') throw new LtiRefusal('key-id-absent');
  return { kid: header.kid, isCritical: header.crit !== undefined, payload: readPayload(token) };
}

/**
 * Checks the signature as RS256, whatever the token says, at once and on this thread: it takes a third of
 * what handing it to another one costs.
 *
 * @throws LtiRefusal `signature-wrong`
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-5.2
 */
export function checkSignature(token: string, { isCritical }: SignedToken, key: KeyObject): void {
  const end = token.lastIndexOf('.');
  const isRightKey =
    key.type === 'public' &&
    key.asymmetricKeyType === 'rsa' &&
    (key.asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_MODULUS_BITS;
  const isGood =
    isRightKey &&
    !isCritical &&
    COMPACT.test(token) &&
    verify(
      'sha256',
      Buffer.from(token.slice(0, end), 'ascii'),
      key,
      Buffer.from(token.slice(end + 1), 'base64url'),
    );
  if (!isGood) throw new LtiRefusal('signature-wrong');
}

function readHeader(token: string): { alg?: unknown; kid?: unknown; crit?: unknown } {
  try {
    return decodeProtectedHeader(token);
  } catch (cause) {
    throw new LtiRefusal('token-malformed', { cause });
  }
}

/** Trusted only after the signature has been checked. */
function readPayload(token: string): Record<string, unknown> {
  const [, body = '', signature, ...rest] = token.split('.');
  try {
    if (!signature || rest.length > 0) throw new SyntaxError('not three parts');
    const payload: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
      throw new SyntaxError('not an object');
    return payload as Record<string, unknown>;
  } catch (cause) {
    throw new LtiRefusal('token-malformed', { cause });
  }
}
