import { Router } from 'express';
import { RelevanceMap, Wanters, WantPath } from '#contracts/relevance.js';
import { endpoint } from '../../http/endpoint.js';
import { readRelevance } from './relevance-service.js';
import { readWanters } from './wanters.js';

/** What of a course touches what its class wants. Looking at names is noted, so that GET writes. */
export const relevanceRoutes = Router()
  .get(
    '/relevance',
    endpoint({ reply: { status: 200, schema: RelevanceMap } }, ({ actor }) => readRelevance(actor)),
  )
  .get(
    '/relevance/:kind/:id/people',
    endpoint(
      { params: WantPath, writes: true, reply: { status: 200, schema: Wanters } },
      ({ actor, params, now, requestId }) => readWanters(actor, params, { now, requestId }),
    ),
  );
