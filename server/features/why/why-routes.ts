import { Router } from 'express';
import { z } from 'zod';
import { Why, WhyChoice, WhyPath } from '#contracts/why.js';
import { endpoint } from '../../http/endpoint.js';
import { hideWhy, readWhy } from './why-service.js';

const roles = ['student'] as const;

/** What an assignment is good for, to the student who does it. */
export const whyRoutes = Router()
  .get(
    '/why/:key',
    endpoint({ roles, params: WhyPath, reply: { status: 200, schema: Why } }, ({ actor, params }) =>
      readWhy(actor, params.key),
    ),
  )
  .put(
    '/why',
    endpoint(
      { roles, body: WhyChoice, reply: { status: 200, schema: z.object({}) } },
      async ({ actor, body }) => {
        await hideWhy(actor, body.isHidden);
        return {};
      },
    ),
  );
