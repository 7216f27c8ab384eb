import type { PlatformFamily } from './types.js';

const BY_PRODUCT: Record<string, PlatformFamily> = {
  canvas: 'canvas',
  moodle: 'moodle',
  schoology: 'schoology',
  desire2learn: 'brightspace',
  d2l: 'brightspace',
  brightspace: 'brightspace',
  blackboard: 'blackboard',
  blackboardlearn: 'blackboard',
  sakai: 'sakai',
};

/** Hosts that serve every customer of a vendor, whatever issuer the registration names. */
const VENDOR_HOSTS: Partial<Record<PlatformFamily, string[]>> = {
  canvas: ['instructure.com', 'canvaslms.com'],
  schoology: ['schoology.com'],
  brightspace: ['brightspace.com', 'desire2learn.com'],
  blackboard: ['blackboard.com'],
};

/** The family that a platform says it belongs to (`product_family_code`). */
export function platformFamily(product: string | undefined): PlatformFamily {
  return BY_PRODUCT[(product ?? '').toLowerCase()] ?? 'other';
}

/** The family by the issuer's host, for registrations made by hand. */
export function familyByIssuer(issuer: string): PlatformFamily {
  const host = URL.canParse(issuer) ? new URL(issuer).hostname : '';
  const entry = Object.entries(VENDOR_HOSTS).find(([, domains]) => isWithin(host, domains));
  return (entry?.[0] as PlatformFamily | undefined) ?? 'other';
}

/** Whether the host belongs to the vendor itself (hosted Canvas calls from each school's host). */
export function isVendorHost(family: PlatformFamily, hostname: string): boolean {
  return isWithin(hostname, VENDOR_HOSTS[family] ?? []);
}

const isWithin = (host: string, domains: string[]) =>
  domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
