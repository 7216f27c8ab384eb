import type { Registration } from '../ports.js';
import type { UnboundLaunch } from './launch-context.js';

/** Schoology's ordinary host, for launches that don't name the page they came from. */
const SCHOOLOGY_APP = 'https://app.schoology.com';

/**
 * The pages that may show this launch in a frame, as far as a signed launch tells: hosted Canvas has
 * one issuer for all, but every district's frames are on a host of its own.
 */
export function frameOriginsIn(launch: UnboundLaunch, registration: Registration): string[] {
  const { custom, returnUrl, deepLink, family } = launch;
  const hosts = [custom.canvas_api_domain, custom.launch_domain];
  const addresses = [
    registration.issuer,
    registration.authEndpoint,
    ...hosts.flatMap((host) => (host ? [`https://${host}`] : [])),
    returnUrl,
    deepLink?.returnUrl,
    family === 'schoology' ? SCHOOLOGY_APP : undefined,
  ];
  const origins = addresses.flatMap((address) =>
    address && URL.canParse(address) ? [new URL(address).origin] : [],
  );
  return [...new Set(origins)].filter((origin) => /^https?:\/\/[\w.:[\]-]+$/.test(origin));
}
