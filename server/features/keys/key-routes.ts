import { Router } from 'express';
import { KeyOverview, KeyRotation, PlatformKeys } from '#contracts/keys.js';
import { endpointInTwoSteps } from '../../http/endpoint.js';
import { type KeyDeps, ownRegistrations, readKeys, rotateKey } from './key-service.js';

/** Making a key pair takes a while, so the keys are read and changed after the transaction. */
export const keyRoutes = (deps: KeyDeps): Router =>
  Router()
    .get(
      '/admin/keys',
      endpointInTwoSteps(
        { roles: ['admin'], reply: { status: 200, schema: KeyOverview } },
        ({ actor }) => ownRegistrations(actor),
        (own) => readKeys(deps, own),
      ),
    )
    .post(
      '/admin/keys/rotate',
      endpointInTwoSteps(
        { roles: ['admin'], body: KeyRotation, reply: { status: 200, schema: PlatformKeys } },
        async ({ actor, body }) => ({ own: await ownRegistrations(actor), body }),
        ({ own, body }) => rotateKey(deps, own, body),
      ),
    );
