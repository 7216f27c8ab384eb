import type { Request, Response } from 'express';

export const BROWSER_COOKIE = 'pathlight_browser';
const LIFE_S = 12 * 3_600;
const ID_PATTERN = /^[\w-]{43}$/;

/** The random id by which a browser that began a login is known again at the launch. */
export function browserIdOf(request: Request): string | undefined {
  return cookiesOf(request, BROWSER_COOKIE).find((value) => ID_PATTERN.test(value));
}

/** The value of a cookie; undefined where the browser shows none. */
export function cookieOf(request: Request, wanted: string): string | undefined {
  return cookiesOf(request, wanted)[0];
}

function cookiesOf(request: Request, wanted: string): string[] {
  return (request.headers.cookie ?? '').split(';').flatMap((pair) => {
    const [name, value] = pair.trim().split('=');
    return name === wanted && value ? [value] : [];
  });
}

/**
 * Sets the binding cookie. `Partitioned` lets it live in a frame where third-party cookies are
 * blocked; browsers treat `*.localhost` as secure, so `Secure` holds in development too.
 */
export function setBrowserId(response: Response, id: string): void {
  response.append(
    'set-cookie',
    `${BROWSER_COOKIE}=${id}; Path=/lti; Max-Age=${LIFE_S}; Secure; HttpOnly; SameSite=None; Partitioned`,
  );
}
