import { LtiRefusal } from '../refusal.js';

/**
 * Path and query of an address on our own origin. Anything else would make the tool a way to send
 * people elsewhere (`javascript:` and `data:` addresses have the origin "null").
 *
 * @throws LtiRefusal
 */
export function ownTarget(address: string, publicUrl: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.origin !== new URL(publicUrl).origin || url.username || url.password)
    throw new LtiRefusal('target-foreign');
  return url.pathname + url.search;
}
