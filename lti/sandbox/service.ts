import type { RequestHandler } from 'express';
import { spoil } from './faults.js';
import type { Platform } from './platform.js';
import type { Service } from './types.js';

/** Counts the request, then spoils it if a test asked for that. */
export function service(platform: Platform, name: Service): RequestHandler {
  const spoiled = spoil(platform, name);
  return (request, response, next) => {
    platform.state.requests[name] += 1;
    return spoiled(request, response, next);
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
