import { Router } from 'express';
import { CitationPath, Citations, NewCitation } from '#contracts/citations.js';
import { GoalPath } from '#contracts/goals.js';
import { endpoint } from '../../http/endpoint.js';
import { cite, readCitations, removeCitation } from './citation-service.js';

const roles = ['student'] as const;
const reply = { status: 200, schema: Citations } as const;

/** What a goal rests on. */
export const citationRoutes = Router()
  .get(
    '/goals/:id/citations',
    endpoint({ roles, params: GoalPath, reply }, ({ actor, params }) =>
      readCitations(actor, params.id),
    ),
  )
  .post(
    '/goals/:id/citations',
    endpoint(
      { roles, params: GoalPath, body: NewCitation, reply: { ...reply, status: 201 } },
      ({ actor, params, body, now }) => cite(actor, params.id, body, now),
    ),
  )
  .delete(
    '/goals/:id/citations/:citationId',
    endpoint({ roles, params: CitationPath, reply }, ({ actor, params }) =>
      removeCitation(actor, params),
    ),
  );
