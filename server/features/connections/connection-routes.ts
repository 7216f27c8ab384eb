import { Router } from 'express';
import { z } from 'zod';
import {
  Binding,
  Connections,
  Done,
  ManualPlatform,
  NewInvitation,
  NewReplacement,
  ToolValues,
} from '#contracts/connections.js';
import { BrowserFacts, LatestSelfTest, SelfTest } from '#contracts/self-test.js';
import { endpoint, endpointInTwoSteps } from '../../http/endpoint.js';
import { listConnections } from './connection-service.js';
import { bindDeployment, unbindDeployment } from './deployment-service.js';
import { replaceRegistration } from './replacement-service.js';
import { latestSelfTest, startSelfTest } from './self-test-service.js';
import { makeInvitation, revokeInvitation } from './invitation-service.js';
import {
  type PlatformDeps,
  registerByHand,
  requireOwnPlatform,
  requireSoundPlatform,
  toolValues,
} from './platform-service.js';

const ById = z.object({ id: z.uuid() });
const ByFamily = z.object({ family: z.enum(['canvas', 'moodle', 'schoology', 'other']) });
const ADMIN = { roles: ['admin'] as const };

/** One installation: where it belongs, and whether it works. */
const deploymentRoutes = Router()
  .put(
    '/connections/deployments/:id',
    endpoint(
      { ...ADMIN, params: ById, body: Binding, reply: { status: 200, schema: Done } },
      ({ actor, params, body, requestId }) => bindDeployment(actor, params.id, body, requestId),
    ),
  )
  .delete(
    '/connections/deployments/:id',
    endpoint(
      { ...ADMIN, params: ById, reply: { status: 200, schema: Done } },
      ({ actor, params, requestId }) => unbindDeployment(actor, params.id, requestId),
    ),
  )
  .get(
    '/connections/deployments/:id/self-test',
    endpoint(
      { ...ADMIN, params: ById, reply: { status: 200, schema: LatestSelfTest } },
      ({ actor, params }) => latestSelfTest(actor, params.id),
    ),
  )
  .post(
    '/connections/deployments/:id/self-test',
    endpoint(
      { ...ADMIN, params: ById, body: BrowserFacts, reply: { status: 201, schema: SelfTest } },
      ({ actor, params, body, ...call }) => startSelfTest(actor, params.id, body, call),
    ),
  );

/** Everything an administrator sees and changes of their own district's connections. */
export function connectionRoutes(deps: PlatformDeps): Router {
  return Router()
    .use(deploymentRoutes)
    .get(
      '/connections',
      endpoint({ ...ADMIN, reply: { status: 200, schema: Connections } }, ({ actor, now }) =>
        listConnections(actor, now),
      ),
    )
    .get(
      '/connections/values/:family',
      endpoint(
        { ...ADMIN, params: ByFamily, reply: { status: 200, schema: ToolValues } },
        ({ params }) => Promise.resolve(toolValues(deps.publicUrl, params.family)),
      ),
    )
    .post(
      '/connections/invitations',
      endpoint({ ...ADMIN, reply: { status: 201, schema: NewInvitation } }, ({ actor, ...call }) =>
        makeInvitation(actor, deps.publicUrl, call),
      ),
    )
    .delete(
      '/connections/invitations/:id',
      endpoint(
        { ...ADMIN, params: ById, reply: { status: 200, schema: Done } },
        ({ actor, params, requestId }) => revokeInvitation(actor, params.id, requestId),
      ),
    )
    .post(
      '/connections/replacements',
      endpoint(
        { ...ADMIN, body: NewReplacement, reply: { status: 200, schema: Done } },
        ({ actor, body, requestId }) => replaceRegistration(actor, body, requestId),
      ),
    )
    .post(
      '/connections/platforms',
      endpointInTwoSteps(
        { ...ADMIN, body: ManualPlatform, reply: { status: 201, schema: Done } },
        async ({ actor, body, requestId }) => {
          requireSoundPlatform(body, deps);
          await requireOwnPlatform(actor, body);
          return { actor, body, requestId };
        },
        ({ actor, body, requestId }) => registerByHand(actor, body, deps, requestId),
      ),
    );
}
