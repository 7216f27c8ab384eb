import { Router } from 'express';
import { z } from 'zod';
import { CodeExchange, LocaleChoice, SessionDetails, SessionReply } from '#contracts/session.js';
import { check, endpoint } from '../../http/endpoint.js';
import { context } from '../../http/request-context.js';
import { beginSession, chooseLocale, describeSession, endSession } from './session-service.js';

/** The exchange stands outside `endpoint()`: it is how one becomes signed in. */
export const sessionRoutes = Router()
  .post('/session', (req, res, next) => {
    const exchange = async () => {
      const { code } = check('body', CodeExchange, req.body);
      const now = context(res).now();
      res.status(201).json(SessionReply.parse(await beginSession(code, now)));
    };
    exchange().catch(next);
  })
  .get(
    '/session',
    endpoint({ reply: { status: 200, schema: SessionDetails } }, ({ actor }) =>
      describeSession(actor),
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
