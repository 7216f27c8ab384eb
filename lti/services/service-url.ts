import { EgressRefused } from '../egress-address.js';
import { isVendorHost } from '../platform-family.js';
import type { Registration } from '../ports.js';

/**
 * Service addresses come from inside launches and answers, so they are held against the platform's
 * registration: the bearer token goes to its hosts only. Canvas sends `http` for some of its own
 * addresses; those are raised to https.
 *
 * @throws EgressRefused for a host that isn't the platform's.
 */
export function serviceUrl(registration: Registration, address: string): string {
  if (!URL.canParse(address)) throw new EgressRefused('not an address');
  const url = new URL(address);
  const endpoint = new URL(registration.tokenEndpoint);
  if (url.protocol === 'http:' && endpoint.protocol === 'https:') {
    url.protocol = 'https:';
  }
  if (!isServiceHost(registration, url)) throw new EgressRefused("not one of the platform's hosts");
  return url.href;
}

function isServiceHost(registration: Registration, url: URL): boolean {
  const own = [
    registration.issuer,
    registration.authEndpoint,
    registration.tokenEndpoint,
    registration.jwksUrl,
  ].flatMap((address) => (URL.canParse(address) ? [new URL(address).host] : []));
  return (
    own.includes(url.host) ||
    registration.serviceHosts.includes(url.host) ||
    isVendorHost(registration.family, url.hostname)
  );
}

/**
 * Puts `/scores` or `/results` into the path of a line item's address, before its query: Moodle
 * keeps `?type_id=…` there.
 */
export function withinLineItem(lineItemUrl: string, part: 'scores' | 'results'): string {
  const url = new URL(lineItemUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${part}`;
  return url.href;
}
