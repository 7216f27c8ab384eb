import type { Request, Response } from 'express';
import { hashSecret, isSameText, type Vault } from '../secrets.js';
import { cookieOf } from './browser.js';
import type { PendingLogin } from './login.js';

const COOKIE = 'pathlight_login';
/** A login that has not come back after this long was given up, or is slow: no loop. */
const LOOP_S = 30;
/** Two this near are a double click; only a third one is not. */
const DOUBLE_CLICK_MS = 3_000;
const PURPOSE = 'login-trace';

/**
 * Notices a login that never comes back: an LMS whose own cookie is blocked sends the browser here again
 * and again. Nothing is stored; the browser carries a short-lived, sealed note of where it went.
 */
export interface LoginTrace {
  /** Whether this browser went to the platform for the same thing just now and no launch came of it. */
  isLoop(request: Request, login: PendingLogin): boolean;
  note(request: Request, response: Response, login: PendingLogin): void;
  /** The platform has answered, with a launch or with a reason why there is none. */
  clear(request: Request, response: Response): void;
}

interface Trace {
  key: string;
  since: number;
  count: number;
}

export function createLoginTrace(vault: Vault, now: () => Date): LoginTrace {
  const read = (request: Request, login: PendingLogin): Trace | null => {
    const trace = open(vault, cookieOf(request, COOKIE));
    if (!trace || !isSameText(trace.key, keyOf(login))) return null;
    return now().getTime() - trace.since <= LOOP_S * 1_000 ? trace : null;
  };
  return {
    isLoop(request, login) {
      const trace = read(request, login);
      if (!trace) return false;
      return now().getTime() - trace.since >= DOUBLE_CLICK_MS || trace.count > 1;
    },
    note(request, response, login) {
      const before = read(request, login);
      const { since, count } = before ?? { since: now().getTime(), count: 0 };
      const value = vault.seal(PURPOSE, JSON.stringify([keyOf(login), since, count + 1]));
      setTrace(response, value, LOOP_S);
    },
    clear(request, response) {
      if (cookieOf(request, COOKIE) !== undefined) setTrace(response, '', 0);
    },
  };
}

/** What was opened by whom: the platform's hint is another each time, so it has no part in it. */
function keyOf({ registration, parameters }: PendingLogin): string {
  const parts = [registration.id, parameters.login_hint, parameters.target_link_uri];
  return hashSecret(JSON.stringify(parts)).toString('base64url');
}

function open(vault: Vault, sealed: string | undefined): Trace | null {
  try {
    const [key, since, count] = JSON.parse(vault.open(PURPOSE, sealed ?? '')) as [
      string,
      number,
      number,
    ];
    return { key, since, count };
  } catch {
    return null; // Not ours: as good as none.
  }
}

function setTrace(response: Response, value: string, seconds: number): void {
  response.append(
    'set-cookie',
    `${COOKIE}=${value}; Path=/lti; Max-Age=${seconds}; Secure; HttpOnly; SameSite=None; Partitioned`,
  );
}
