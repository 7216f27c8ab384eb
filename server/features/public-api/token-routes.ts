import { Router } from 'express';
import { z } from 'zod';
import { ApiTokens, MadeApiToken, NewApiToken } from '#contracts/public-api.js';
import { endpoint } from '../../http/endpoint.js';
import { listTokens, makeToken, revokeToken } from './token-service.js';

const ById = z.object({ id: z.uuid() });
const reply = { status: 200, schema: ApiTokens } as const;
const roles = ['admin'] as const;

/** For administrators: the keys by which their own programs read from Pathlight. */
export const apiTokenRoutes = Router()
  .get(
    '/api-tokens',
    endpoint({ roles, reply }, ({ now }) => listTokens(now)),
  )
  .post(
    '/api-tokens',
    endpoint(
      { roles, body: NewApiToken, reply: { status: 201, schema: MadeApiToken } },
      ({ actor, body, ...request }) => makeToken(actor, body, request),
    ),
  )
  .delete(
    '/api-tokens/:id',
    endpoint({ roles, params: ById, reply }, ({ actor, params, ...request }) =>
      revokeToken(actor, params.id, request),
    ),
  );
