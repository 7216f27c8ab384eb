import { createContext } from '@lit/context';
import type { SessionDetails, SessionReply } from '#contracts/session.js';
import type { ApiClient } from './client.js';
import { isAbort, ProblemError } from './problem-error.js';

export type { SessionDetails } from '#contracts/session.js';

/** Who is here and how they came in. */
export const sessionContext = createContext<SessionDetails>(Symbol('session'));

const TOKEN_KEY = 'pathlight.token';

let token: string | null = null;

/** The token of this person's visit, kept in memory. */
export function currentToken(): string | null {
  return token;
}

/** Forgets the token once the server no longer takes it. */
export function forgetToken(): void {
  token = null;
  inStorage((storage) => storage.removeItem(TOKEN_KEY));
}

/**
 * Takes the one-time code out of the address, so that it is neither copied nor kept in history.
 */
export function takeCode(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (code) history.replaceState(null, '', location.pathname + location.search);
  return code;
}

/** Takes the secret of a set-up link out of the address, as `takeCode` does. */
export function takeSetupToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('setup');
  if (token) history.replaceState(null, '', location.pathname + location.search);
  return token;
}

/** Begins the visit that a set-up link has opened. */
export function takeSession(reply: SessionReply): SessionDetails {
  token = reply.token;
  inStorage((storage) => storage.setItem(TOKEN_KEY, reply.token));
  return reply.session;
}

/**
 * Begins or resumes the visit: trades the code for a token, or after a reload uses the token that
 * sessionStorage kept, where the browser allows that.
 *
 * @throws ProblemError `not-signed-in` when there is neither.
 */
export async function startSession(api: ApiClient, code: string | null): Promise<SessionDetails> {
  if (code) {
    return takeSession(await api.post<SessionReply>('/session', { code }));
  }
  token = inStorage((storage) => storage.getItem(TOKEN_KEY));
  if (!token) throw new ProblemError('not-signed-in', 401);
  return api.get<SessionDetails>('/session');
}

/** Keeps the language for the next visit. It already shows, so a failure is no reason to complain. */
export async function rememberLocale(api: ApiClient, locale: string): Promise<void> {
  try {
    await api.put('/session/locale', { locale });
  } catch (error) {
    if (!(error instanceof ProblemError) && !isAbort(error)) throw error;
  }
}

/** A browser may refuse storage in a frame; then a reload has to come in from the course again. */
function inStorage<T>(action: (storage: Storage) => T): T | null {
  try {
    return action(window.sessionStorage);
  } catch {
    return null;
  }
}
