import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';

/**
 * Headers for every answer. Who may frame us is said by each page that may be framed
 * (`frameAncestors`); everything else may not be framed at all.
 */
export function securityHeaders(isProduction: boolean): RequestHandler {
  const headers = headersOf(isProduction);
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    next();
  };
}

/** What helmet sets is the same for every answer, so it is asked once. */
function headersOf(isProduction: boolean): [name: string, value: string][] {
  const headers: [string, string][] = [];
  const request: unknown = {};
  const recorder: unknown = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => undefined,
  };
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Lit writes constructed style sheets; Web Awesome sets style attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        // A student's pictures come by a signed-in request and are shown from memory.
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: false,
    strictTransportSecurity: isProduction ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: false,
  });
  setHeaders(request as IncomingMessage, recorder as ServerResponse, (error) => {
    if (error) throw error as Error;
  });
  return headers;
}

/** The same policy, with the pages that may frame this one. */
export function withFrameAncestors(policy: string, origins: readonly string[]): string {
  const ancestors = origins.length > 0 ? origins.join(' ') : "'none'";
  return policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${ancestors}`);
}

/** And with the places its forms may post to: the LMS takes a deep-linking answer by form. */
export function withFormTargets(policy: string, origins: readonly string[]): string {
  return policy.replace(/form-action [^;]*/, `form-action 'self' ${origins.join(' ')}`.trim());
}
