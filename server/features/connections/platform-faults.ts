import type { ManualPlatform, PlatformFault } from '#contracts/connections.js';
import { familyByIssuer, isVendorHost } from '#lti/platform-family.js';

type Field = keyof ManualPlatform;
export interface Fault {
  field: Field;
  fault: PlatformFault;
}

interface Rules {
  publicUrl: string;
  allowLoopbackHttp: boolean;
}

const ENDPOINTS = ['authEndpoint', 'tokenEndpoint', 'jwksUrl'] as const;

/**
 * What is wrong with values that somebody typed in, field by field: these are the mistakes that let
 * a registration look fine and every launch fail.
 *
 * @param rules - plain http is for a sandbox on this machine only.
 */
export function platformFaults(platform: ManualPlatform, rules: Rules): Fault[] {
  const faults: Fault[] = [];
  const note = (field: Field, fault: PlatformFault | undefined) => {
    if (fault) faults.push({ field, fault });
  };
  note('clientId', plainFault(platform.clientId));
  if (platform.deployment) note('deployment', plainFault(platform.deployment));
  note('issuer', issuerFault(platform.issuer, rules));
  for (const field of ENDPOINTS) note(field, endpointFault(platform[field], platform, rules));
  if (platform.authorizationServer)
    note('authorizationServer', addressFault(platform.authorizationServer, rules));
  return faults;
}

/** Ids are taken as they are: a space at the end, from copying, makes another id of them. */
function plainFault(value: string): PlatformFault | undefined {
  if (value.trim() === '') return 'missing';
  return /\s/.test(value) ? 'spaces' : undefined;
}

function addressFault(
  value: string,
  { publicUrl, allowLoopbackHttp }: Rules,
): PlatformFault | undefined {
  const plain = plainFault(value);
  if (plain) return plain;
  if (!URL.canParse(value)) return 'not-an-address';
  const url = new URL(value);
  if (url.protocol !== 'https:' && !(allowLoopbackHttp && isLoopbackHttp(url))) return 'not-https';
  return url.origin === new URL(publicUrl).origin ? 'our-own-address' : undefined;
}

/** LMSs compare their issuer letter by letter, and none of them ends in a slash. */
function issuerFault(value: string, rules: Rules): PlatformFault | undefined {
  const fault = addressFault(value, rules);
  if (fault) return fault;
  if (value.includes('?') || value.includes('#')) return 'has-query';
  return value.endsWith('/') ? 'trailing-slash' : undefined;
}

function endpointFault(
  value: string,
  { issuer }: ManualPlatform,
  rules: Rules,
): PlatformFault | undefined {
  const fault = addressFault(value, rules);
  if (fault) return fault;
  const url = new URL(value);
  if (url.pathname.length > 1 && url.pathname.endsWith('/') && !isSlashed(url))
    return 'trailing-slash';
  return isPlausibleHost(issuer, url) ? undefined : 'wrong-host';
}

/** Open edX is the one whose addresses do end in a slash. */
const isSlashed = (url: URL) => url.pathname.includes('/lti_consumer/');

/**
 * The issuer's own host, one in the same domain, or the vendor's. A self-hosted Canvas keeps the
 * vendor's issuer unless told otherwise, so there any host may be right.
 */
function isPlausibleHost(issuer: string, url: URL): boolean {
  if (!URL.canParse(issuer)) return true;
  const host = new URL(issuer).hostname;
  const family = familyByIssuer(issuer);
  if (family === 'canvas' || url.hostname === host) return true;
  if (isVendorHost(family, url.hostname)) return true;
  // Brightspace answers for tokens from one host for every customer, whatever their own is called.
  if (isVendorHost('brightspace', url.hostname)) return true;
  const domain = (name: string) => name.split('.').slice(-2).join('.');
  return domain(host) === domain(url.hostname);
}

const isLoopbackHttp = (url: URL) =>
  url.protocol === 'http:' &&
  (url.hostname === '127.0.0.1' ||
    url.hostname === 'localhost' ||
    url.hostname.endsWith('.localhost'));
