import { Router } from 'express';
import { PersonPath } from '#contracts/class.js';
import { HeldListing } from '#contracts/held.js';
import { endpoint } from '../../http/endpoint.js';
import { readHeldOf, readOwnHeld } from './held-service.js';

const reply = { status: 200, schema: HeldListing } as const;

/** What is held about a student: for themselves all of it, for staff what they may see. */
export const heldRoutes = Router()
  .get(
    '/held',
    endpoint({ roles: ['student'], reply }, ({ actor, now }) => readOwnHeld(actor, now)),
  )
  .get(
    '/class/:personId/held',
    endpoint(
      { roles: ['teacher', 'counselor', 'admin'], params: PersonPath, writes: true, reply },
      ({ actor, params, ...request }) => readHeldOf(actor, params.personId, request),
    ),
  );
