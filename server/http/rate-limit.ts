import { type Options, rateLimit } from 'express-rate-limit';
import type { Request, RequestHandler } from 'express';
import { createHash } from 'node:crypto';
import { AppError } from '../errors.js';

const COMMON: Partial<Options> = {
  // The later draft wants a hash of the address in each answer.
  standardHeaders: 'draft-7',
  legacyHeaders: false,
  handler: (_req, _res, next) => {
    next(new AppError('too-many-requests', 'Too many requests in a short time. Wait a moment.'));
  },
};

/** Holds one address to so many requests a window (a minute by default). A school may share one. */
export function limitRequests(perWindow: number, windowMs = 60_000): RequestHandler {
  return rateLimit({ ...COMMON, windowMs, limit: perWindow });
}

/**
 * Holds one session to so many requests a minute. It stands behind the limit by address, which also
 * bounds how many made-up sessions can be counted here.
 */
export function limitSessions(perMinute: number): RequestHandler {
  return rateLimit({
    ...COMMON,
    windowMs: 60_000,
    limit: perMinute,
    skip: (req) => req.get('authorization') === undefined,
    keyGenerator: (req) => digest(req.get('authorization') ?? ''),
  });
}

/** Holds whatever `keyOf` tells apart to so many requests a minute; behind a limit by address, as above. */
export function limitBy(perMinute: number, keyOf: (req: Request) => string): RequestHandler {
  return rateLimit({
    ...COMMON,
    windowMs: 60_000,
    limit: perMinute,
    keyGenerator: (req) => digest(keyOf(req)),
  });
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
