import { Router } from 'express';
import { z } from 'zod';
import {
  CodeExchange,
  LocaleChoice,
  PartChoice,
  SessionDetails,
  SessionReply,
} from '#contracts/session.js';
import { check, endpoint } from '../../http/endpoint.js';
import { context } from '../../http/request-context.js';
import {
  beginSession,
  chooseLocale,
  choosePart,
  describeSession,
  endSession,
} from './session-service.js';

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
    endpoint({ reply: { status: 200, schema: SessionDetails } }, ({ actor, now }) =>
      describeSession(actor, now),
    ),
  )
  .put(
    '/session/locale',
    endpoint(
      { body: LocaleChoice, reply: { status: 200, schema: SessionDetails } },
      ({ actor, body, now }) => chooseLocale(actor, body.locale, now),
    ),
  )
  .put(
    '/session/part',
    endpoint(
      { body: PartChoice, reply: { status: 200, schema: z.object({}) } },
      ({ actor, body, now }) => choosePart(actor, body.part, now),
    ),
  )
  .delete(
    '/session',
    endpoint({ reply: { status: 200, schema: z.object({}) } }, ({ actor, now }) =>
      endSession(actor, now),
    ),
  );
