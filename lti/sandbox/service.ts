import { setTimeout as delay } from 'node:timers/promises';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Platform } from './platform.js';
import type { Service } from './types.js';

/** Counts the request, then spoils it if a test asked for that. */
export function service(platform: Platform, name: Service): RequestHandler {
  return async (_request: Request, response: Response, next: NextFunction) => {
    platform.state.requests[name] += 1;
    const fault = platform.faults.services[name];
    if (!fault || fault.times === 0) {
      next();
      return;
    }
    if (fault.times !== undefined) fault.times -= 1;
    if (fault.latencyMs) await delay(fault.latencyMs);
    if (fault.garbage) response.type('html').send('<!doctype html><title>Down for repairs</title>');
    else if (fault.status) response.status(fault.status).json({ errors: { type: 'fault' } });
    else next();
  };
}

/** Lets only tokens through that are alive and hold one of the scopes. */
export function withScope(platform: Platform, ...scopes: string[]): RequestHandler {
  return (request, response, next) => {
    if (platform.shape === 'canvas' && !request.get('user-agent')) {
      response.status(403).type('text').send('A User-Agent header is required.');
      return;
    }
    const value = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
    const token = platform.state.tokens.get(value);
    const isAlive = token !== undefined && token.expiresAt > platform.now().getTime();
    if (isAlive && scopes.some((scope) => token.scopes.includes(scope))) next();
    else response.status(401).json({ errors: { type: 'unauthorized' } });
  };
}

/** Moodle takes the exact media type only; the others take what is compatible. */
export function accepts(platform: Platform, type: string): RequestHandler {
  return (request, response, next) => {
    const wanted = request.get('accept') ?? '*/*';
    const isExact = wanted.split(',').some((entry) => entry.split(';')[0]?.trim() === type);
    const isFine = platform.shape === 'moodle' ? isExact : Boolean(request.accepts(type));
    if (isFine) next();
    else response.status(platform.shape === 'moodle' ? 400 : 406).json([]);
  };
}

export function hasType(platform: Platform, type: string): RequestHandler {
  return (request, response, next) => {
    const given = (request.get('content-type') ?? '').split(';')[0]?.trim();
    if (given === type) next();
    else response.status(platform.shape === 'moodle' ? 400 : 415).json([]);
  };
}
