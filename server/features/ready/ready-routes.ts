import { Router } from 'express';
import { ReadyReply, ReadySearch } from '#contracts/ready.js';
import { endpoint } from '../../http/endpoint.js';
import { findReady } from './ready-service.js';

/** Ready activities, for staff to choose from. */
export const readyRoutes = Router().get(
  '/ready-activities',
  endpoint(
    {
      roles: ['teacher', 'counselor', 'admin'],
      query: ReadySearch,
      reply: { status: 200, schema: ReadyReply },
    },
    ({ actor, query }) => findReady(actor, query),
  ),
);
