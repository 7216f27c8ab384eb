import type { ActivityClaim } from '#contracts/activities.js';
import { tenantOfToken } from '../../auth/tokens.js';
import { withTenant } from '../../db/tenant.js';
import { type Answer, findOpenLink, type OpenLink, storeAnswer } from './confirmation-records.js';

/** All that somebody with a link may know: no more of the student than this leaves the server. */
export interface ConfirmationRequest {
  firstName: string | null;
  pseudonym: string;
  claim: ActivityClaim;
}

/** What an open link asks to confirm; null for every other link, whatever is wrong with it. */
export async function readConfirmationLink(
  token: string,
  now: Date,
): Promise<ConfirmationRequest | null> {
  const tenantId = tenantOfToken('confirm', token);
  if (!tenantId) return null;
  return withTenant(tenantId, async () => present(await findOpenLink(token, now)));
}

/**
 * Takes the one answer a link can get, for exactly what its page showed.
 *
 * @returns what was answered for; null when the link is not open (any more).
 */
export async function answerConfirmationLink(
  token: string,
  answer: Answer,
  now: Date,
): Promise<ConfirmationRequest | null> {
  const tenantId = tenantOfToken('confirm', token);
  if (!tenantId) return null;
  return withTenant(tenantId, async () => {
    const link = await findOpenLink(token, now);
    if (link) await storeAnswer(link.id, answer, now);
    return present(link);
  });
}

function present(link: OpenLink | null): ConfirmationRequest | null {
  return link && { firstName: link.givenName, pseudonym: link.pseudonym, claim: link.claim };
}
