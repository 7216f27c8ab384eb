import ipaddr from 'ipaddr.js';

/** Why an address is never called. Carries no part of the address's query: it may hold a token. */
export class EgressRefused extends Error {
  override readonly name = 'EgressRefused';
}

export interface CheckedAddress {
  url: URL;
  /** Set for hosts that mean this machine (outside production); DNS is not asked. */
  loopback: '127.0.0.1' | '::1' | undefined;
}

/** Below are the ports of other services, which might take our request for one of theirs. */
const LEAST_OWN_PORT = 1_024;

/**
 * What may be called at all: https on its own port, by name or public address. A platform that was
 * registered so may have another port: small schools run Moodle there. Outside production
 * also http or https on loopback, for the sandbox LMS and for a Moodle on the developer's machine.
 *
 * @throws EgressRefused
 */
export function checkAddress(
  address: string,
  allowLoopbackHttp: boolean,
  isRegistered = false,
): CheckedAddress {
  if (!URL.canParse(address)) throw new EgressRefused('not an address');
  const url = new URL(address);
  if (url.username || url.password) throw new EgressRefused('user name in address');
  const loopback = loopbackOf(url.hostname);
  if (loopback && allowLoopbackHttp && (url.protocol === 'http:' || url.protocol === 'https:'))
    return { url, loopback };
  requirePublicHttps(url, loopback !== undefined, isRegistered);
  return { url, loopback: undefined };
}

function requirePublicHttps(url: URL, isLoopback: boolean, isRegistered: boolean): void {
  if (url.protocol !== 'https:') throw new EgressRefused('not https');
  if (url.port && !(isRegistered && Number(url.port) >= LEAST_OWN_PORT))
    throw new EgressRefused('not the https port');
  if (isLoopback) throw new EgressRefused('this machine');
  const host = bareHost(url.hostname);
  if (ipaddr.isValid(host)) {
    if (!isPublic(host)) throw new EgressRefused('not a public address');
  } else if (!host.includes('.')) {
    throw new EgressRefused('not a public name');
  }
}

/**
 * Whether the address belongs to the public internet. Everything with a special meaning is refused:
 * private, loopback, link-local (cloud metadata), carrier NAT, documentation, multicast, and every
 * way of writing a v4 address inside a v6 one.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return parsed.range() === 'unicast' && !isEmbeddedV4(parsed);
}

/** `::7f00:1`, the outdated IPv4-compatible form, has no range of its own. */
function isEmbeddedV4(parsed: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return parsed instanceof ipaddr.IPv6 && parsed.parts.slice(0, 6).every((part) => part === 0);
}

function loopbackOf(hostname: string): CheckedAddress['loopback'] {
  const host = bareHost(hostname);
  if (host === 'localhost' || host.endsWith('.localhost')) return '127.0.0.1';
  if (host === '::1') return '::1';
  return /^127(\.\d{1,3}){3}$/.test(host) ? '127.0.0.1' : undefined;
}

/** Without brackets and without the trailing dot of a fully qualified name. */
const bareHost = (hostname: string) => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
