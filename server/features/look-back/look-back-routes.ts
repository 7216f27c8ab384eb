import { Router } from 'express';
import { PersonPath } from '#contracts/class.js';
import {
  LookBack,
  LookBackDone,
  LookBackDraft,
  LookBackPage,
  LookBackQuery,
  LookBackReturn,
} from '#contracts/look-back.js';
import { endpoint } from '../../http/endpoint.js';
import {
  finishLookBack,
  readLookBack,
  readLookBackOf,
  returnLookBack,
  saveLookBack,
} from './look-back-service.js';

const roles = ['student'] as const;
const params = PersonPath;
const reply = { status: 200, schema: LookBack } as const;

/** An earlier school year beside this one, and what the student says has changed. */
export const lookBackRoutes = Router()
  .get(
    '/look-back',
    endpoint(
      { roles, query: LookBackQuery, reply: { status: 200, schema: LookBackPage } },
      ({ actor, query, now }) => readLookBack(actor, query.from, now),
    ),
  )
  .put(
    '/look-back',
    endpoint({ roles, body: LookBackDraft, reply }, ({ actor, body, now }) =>
      saveLookBack(actor, body, now),
    ),
  )
  .post(
    '/look-back/done',
    endpoint({ roles, body: LookBackDone, reply }, ({ actor, body, now }) =>
      finishLookBack(actor, body, now),
    ),
  )
  .get(
    '/class/:personId/look-back',
    endpoint({ params, writes: true, reply }, ({ actor, params: { personId }, ...request }) =>
      readLookBackOf(actor, personId, request),
    ),
  )
  .post(
    '/class/:personId/look-back/return',
    endpoint({ params, body: LookBackReturn, reply }, (input) =>
      returnLookBack(input.actor, input.params.personId, input.body, input),
    ),
  );
