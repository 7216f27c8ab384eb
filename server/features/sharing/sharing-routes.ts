import { Router } from 'express';
import { Looks, LooksQuery, Onlookers } from '#contracts/sharing.js';
import { endpoint } from '../../http/endpoint.js';
import { readLooks, readOnlookers } from './sharing-service.js';

const roles = ['student'] as const;

/** What a student may know of those who can see their plan. */
export const sharingRoutes = Router()
  .get(
    '/sharing/people',
    endpoint({ roles, reply: { status: 200, schema: Onlookers } }, ({ actor }) =>
      readOnlookers(actor),
    ),
  )
  .get(
    '/sharing/looks',
    endpoint(
      { roles, query: LooksQuery, reply: { status: 200, schema: Looks } },
      ({ actor, query }) => readLooks(actor, query.before),
    ),
  );
