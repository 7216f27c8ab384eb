import { Router } from 'express';
import { z } from 'zod';
import { CodeExchange, LocaleChoice, SessionDetails, SessionReply } from '#contracts/session.js';
import { redeemCode } from '../../auth/sessions.js';
import { check, endpoint } from '../../http/endpoint.js';
import { context } from '../../http/request-context.js';
import { chooseLocale, describeSession, endSession } from './session-service.js';

/** The exchange stands outside `endpoint()`: it is how one becomes signed in. */
export const sessionRoutes = Router()
  .post('/session', (req, res, next) => {
    const exchange = async () => {
      const { code } = check('body', CodeExchange, req.body);
      const now = context(res).now();
      const { token, details } = await redeemCode(code, now, describeSession);
      res.status(201).json(SessionReply.parse({ token, session: details }));
    };
    exchange().catch(next);
  })
  .get(
    '/session',
    endpoint({ reply: { status: 200, schema: SessionDetails } }, ({ actor }) =>
      describeSession(actor, ''),
    ),
  )
  .put(
    '/session/locale',
    endpoint(
      { body: LocaleChoice, reply: { status: 200, schema: SessionDetails } },
      ({ actor, body }) => chooseLocale(actor, body.locale),
    ),
  )
  .delete(
    '/session',
    endpoint({ reply: { status: 200, schema: z.object({}) } }, ({ actor, now }) =>
      endSession(actor, now),
    ),
  );
