import { Router } from 'express';
import { z } from 'zod';
import { NewSupportGrant, SupportGrants } from '#contracts/support.js';
import { endpoint } from '../../http/endpoint.js';
import { allowSupport, endSupport, listGrants } from './support-service.js';

const ById = z.object({ id: z.uuid() });
const reply = { status: 200, schema: SupportGrants } as const;
const roles = ['admin'] as const;

/** For administrators: whether whoever runs Pathlight may look, why, until when, and what they looked at. */
export const supportRoutes = Router()
  .get(
    '/support-grants',
    endpoint({ roles, reply }, ({ now }) => listGrants(now)),
  )
  .post(
    '/support-grants',
    endpoint(
      { roles, body: NewSupportGrant, reply: { status: 201, schema: SupportGrants } },
      ({ actor, body, ...request }) => allowSupport(actor, body, request),
    ),
  )
  .post(
    '/support-grants/:id/end',
    endpoint({ roles, params: ById, reply }, ({ actor, params, ...request }) =>
      endSupport(actor, params.id, request),
    ),
  );
