import { Router } from 'express';
import { NewWorkGrant, WorkPath, WorkPlaces } from '#contracts/course-work.js';
import { endpoint } from '../../http/endpoint.js';
import { endGrant, grantWork, listPlaces, readAgain, type WorkDeps } from './work-service.js';

const roles = ['admin'] as const;
const params = WorkPath;
const reply = { status: 200, schema: WorkPlaces } as const;

/** For administrators: what of ordinary course work Pathlight may read. */
export const workRoutes = (deps: WorkDeps): Router =>
  Router()
    .get(
      '/admin/work',
      endpoint({ roles, reply }, ({ actor }) => listPlaces(actor, deps)),
    )
    .put(
      '/admin/work/:registrationId',
      endpoint({ roles, params, body: NewWorkGrant, reply }, (input) =>
        grantWork(input.actor, input.params.registrationId, input.body, deps, input),
      ),
    )
    .delete(
      '/admin/work/:registrationId',
      endpoint({ roles, params, reply }, (input) =>
        endGrant(input.actor, input.params.registrationId, deps, input),
      ),
    )
    .post(
      '/admin/work/:registrationId/read',
      endpoint({ roles, params, reply }, (input) =>
        readAgain(input.actor, input.params.registrationId, deps, input),
      ),
    );
