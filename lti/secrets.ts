import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';

/** What the store keeps of a state, nonce, cookie or invitation. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function isSameHash(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

export const isSameText = (one: string, other: string): boolean =>
  isSameHash(Buffer.from(one), Buffer.from(other));

export interface Vault {
  /** Encrypts and authenticates; `purpose` keeps one kind of secret from standing in for another. */
  seal(purpose: string, text: string): string;
  /** @throws Error when the text was made with another key or purpose, or changed. */
  open(purpose: string, sealed: string): string;
  /** A code that only this install can make for the text: HMAC-SHA-256, 43 characters. */
  mac(purpose: string, text: string): string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM under keys derived from the install's secret.
 *
 * @param random - bytes for nonces; tests pass their own.
 */
export function createVault(secretKey: string, random: (bytes: number) => Buffer): Vault {
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string) => {
    const known = keys.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', secretKey, 'pathlight-lti', purpose, 32));
    keys.set(purpose, key);
    return key;
  };
  return {
    seal(purpose, text) {
      const nonce = random(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      // The decoder overlooks stray characters: one secret must have one spelling.
      if (bytes.toString('base64url') !== sealed) throw new Error('Not in its one spelling.');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error('Too short to be sealed.');
      const decipher = createDecipheriv(
        'aes-256-gcm',
        keyFor(purpose),
        bytes.subarray(0, NONCE_BYTES),
        {
          authTagLength: TAG_BYTES,
        },
      );
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    },
    mac: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest('base64url'),
  };
}
