import { createHash, randomBytes } from 'node:crypto';

/**
 * Session tokens and launch codes, both of them for support too, links to confirm an activity, the devices
 * of families, keys of programs and links that end e-mails: `<kind>_<tenant>_<32 random bytes>`. Only hashes are stored.
 */
const KINDS = [
  'code',
  'session',
  'support-code',
  'support',
  'confirm',
  'family',
  'api',
  'mail',
] as const;
export type TokenKind = (typeof KINDS)[number];

const SHAPE = new RegExp(String.raw`^(${KINDS.join('|')})_(\d{1,19})_[\w-]{43}$`);

export function newToken(kind: TokenKind, tenantId: string): string {
  return `${kind}_${tenantId}_${randomBytes(32).toString('base64url')}`;
}

/** The tenant a token belongs to, so that it can be looked up behind that tenant's wall. */
export function tenantOfToken(kind: TokenKind, token: string): string | undefined {
  const match = SHAPE.exec(token);
  return match?.[1] === kind ? match[2] : undefined;
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
