import { getBasePath } from '../shared/navigation.js';
import type { SessionDetails } from '#contracts/session.js';
import type { Route } from './route.js';
import { routes } from './routes.js';

export interface Match {
  route: Route;
  params: Readonly<Record<string, string>>;
}

export type Who = Pick<SessionDetails, 'role' | 'part'>;

/** Whether it is open to a visit: by the part of the staff that it is in, else by the role. */
const isOpen = ({ roles, parts }: Route, { role, part }: Who): boolean =>
  part ? (parts?.includes(part) ?? false) : roles.includes(role);

/** The view for an address of ours, for a person in this role or part; nothing when there is none. */
export function matchRoute(pathname: string, who: Who): Match | undefined {
  const base = getBasePath();
  if (!`${pathname}/`.startsWith(base)) return undefined;
  const parts = pathname.slice(base.length).split('/').filter(Boolean);
  for (const route of routes) {
    const params = isOpen(route, who) && matchParts(route.path, parts);
    if (params) return { route, params };
  }
  return undefined;
}

function matchParts(pattern: string, parts: readonly string[]): Record<string, string> | undefined {
  const expected = pattern.split('/').filter(Boolean);
  if (expected.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of expected.entries()) {
    const part = decoded(parts[index] ?? '');
    if (name.startsWith(':')) params[name.slice(1)] = part;
    else if (name !== part) return undefined;
  }
  return params;
}

/** A broken escape is an address we don't have, not a crash. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * The base of this page's address: `/app/<deployment>/`.
 *
 * @throws when the page is not under `/app/`, which only a wrong server setup can cause.
 */
export function basePathOf(pathname: string): string {
  const base = /^\/app\/[^/]+\/?/.exec(pathname)?.[0];
  if (!base) throw new Error('The app is served outside /app/<deployment>/.');
  return base;
}
