import { Router } from 'express';
import { PersonPath } from '#contracts/class.js';
import { Timeline, YearPage, YearPath } from '#contracts/years.js';
import { endpoint } from '../../http/endpoint.js';
import { readOwnTimeline, readShownTimeline } from './timeline-service.js';
import { readYear } from './year-service.js';

const roles = ['student'] as const;
const timeline = { status: 200, schema: Timeline } as const;

/** A student's school years. */
export const yearRoutes = Router()
  .get(
    '/timeline',
    endpoint({ roles, reply: timeline }, ({ actor, now }) => readOwnTimeline(actor, now)),
  )
  .get(
    '/years/:year',
    endpoint(
      { roles, params: YearPath, reply: { status: 200, schema: YearPage } },
      ({ actor, params, now }) => readYear(actor, params.year, now),
    ),
  )
  .get(
    '/class/:personId/timeline',
    endpoint(
      { params: PersonPath, writes: true, reply: timeline },
      ({ actor, params, ...request }) => readShownTimeline(actor, params.personId, request),
    ),
  );
