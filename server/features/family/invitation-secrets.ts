import { createHash, randomInt } from 'node:crypto';

/** Crockford's letters: none that is taken for another when read from paper. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/**
 * The secret of a link, short enough to be typed from paper: 80 random bits, in fours, behind the number of
 * the tenant, e.g. `12-7F3A-…`.
 */
export function newInvitationToken(tenantId: string): string {
  const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return [tenantId, ...(letters.match(/.{4}/g) ?? [])].join('-');
}

/** The code that is handed over apart from the link: six digits. */
export const newInvitationCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** A typed link as it was made; null for what can be none. */
export function readInvitationToken(typed: string): { tenantId: string; token: string } | null {
  const [tenantId = '', ...rest] = typed.trim().toUpperCase().split('-');
  const letters = rest.join('').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (!/^\d{1,19}$/.test(tenantId) || !/^[0-9A-HJKMNP-TV-Z]{16}$/.test(letters)) return null;
  return { tenantId, token: [tenantId, ...(letters.match(/.{4}/g) ?? [])].join('-') };
}

/** A code alone could be tried out from its hash; with the link's 80 bits it can't. */
export const hashCode = (token: string, code: string): Buffer =>
  createHash('sha256')
    .update(`${token} ${code.replaceAll(/\D/g, '')}`)
    .digest();
