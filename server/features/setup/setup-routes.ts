import { Router } from 'express';
import { SessionReply } from '#contracts/session.js';
import { SetupLink, SetupLook, SetupStart } from '#contracts/setup.js';
import { check } from '../../http/endpoint.js';
import { limitRequests } from '../../http/rate-limit.js';
import { context } from '../../http/request-context.js';
import { lookAtSetupLink, startSetup } from './setup-service.js';

/** One link is used once; more from one address is somebody trying links. */
const TRIES_PER_MINUTE = 30;

/** Outside `endpoint()`: this is how one becomes signed in without an LMS. */
export const setupRoutes = Router()
  .post('/setup/look', limitRequests(TRIES_PER_MINUTE), (req, res, next) => {
    const look = async () => {
      const { token } = check('body', SetupLook, req.body);
      res.json(SetupLink.parse(await lookAtSetupLink(token, context(res).now())));
    };
    look().catch(next);
  })
  .post('/setup', limitRequests(TRIES_PER_MINUTE), (req, res, next) => {
    const start = async () => {
      const body = check('body', SetupStart, req.body);
      res.status(201).json(SessionReply.parse(await startSetup(body, context(res).now())));
    };
    start().catch(next);
  });
