import type { Request, RequestHandler, Response } from 'express';
import { asGuardian, type Guardian } from '../features/family/guardian-service.js';
import { context } from '../http/request-context.js';
import type { FamilyCookie } from './family-cookie.js';
import { sendNotIn } from './family-frame.js';
import { localeOf } from './plain-page.js';

export interface FamilyCall {
  req: Request;
  res: Response;
  guardian: Guardian;
  now: Date;
  requestId: string;
}

/** Reads and writes in the transaction; what it returns sends the answer once that is through. */
export type FamilyWork = (call: FamilyCall) => Promise<() => void> | (() => void);

/**
 * A page or a form for whoever is signed in on this device. A look that could not be noted is none: nothing
 * is sent before the commit.
 */
export const signedIn =
  (cookie: FamilyCookie, work: FamilyWork): RequestHandler =>
  (req, res, next) => {
    const { now, requestId } = context(res);
    const token = cookie.read(req);
    const run = async () => {
      const send = await asGuardian(token, now(), async (guardian) => {
        const answer = await work({ req, res, guardian, now: now(), requestId });
        return () => {
          if (guardian.isIdle && token !== undefined)
            cookie.write(res, token, guardian.policy.deviceDays);
          answer();
        };
      });
      if (send) send();
      else sendNotIn(res, localeOf(req));
    };
    run().catch(next);
  };
