import type { RequestHandler, Response } from 'express';
import { randomUUID } from 'node:crypto';

export interface RequestContext {
  requestId: string;
  /** The clock, so that a test can move it. */
  now: () => Date;
}

/** Gives each request an id of our own (a caller's could carry anything into the log) and the clock. */
export function requestContext(now: () => Date): RequestHandler {
  return (_req, res, next) => {
    const requestId = randomUUID();
    res.locals.context = { requestId, now } satisfies RequestContext;
    res.set('X-Request-Id', requestId);
    next();
  };
}

export function context(res: Response): RequestContext {
  return res.locals.context as RequestContext;
}
