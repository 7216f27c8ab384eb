import { rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { AppError } from '../errors.js';

/**
 * Holds one visitor to so many requests a window (a minute by default). Signed-in requests are counted by session, since a whole
 * school may share an address.
 */
export function limitRequests(perMinute: number, windowMs = 60_000): RequestHandler {
  return rateLimit({
    windowMs,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req) => req.get('authorization') ?? req.ip ?? 'unknown',
    validate: { keyGeneratorIpFallback: false },
    handler: (_req, _res, next) => {
      next(new AppError('too-many-requests', 'Too many requests in a short time. Wait a moment.'));
    },
  });
}
