import type { RequestHandler } from 'express';
import type { Notice } from '../people-first/notice.js';

/** Tells background work that somebody waits, until the answer has gone or they have. */
export function waitingPeople(notice: Notice): RequestHandler {
  return (_req, res, next) => {
    notice.begin();
    res.once('close', () => {
      notice.end();
    });
    next();
  };
}
