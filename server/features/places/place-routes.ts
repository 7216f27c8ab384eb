import { Router } from 'express';
import {
  NewPlace,
  NewPlaceRequest,
  NewPlaceTask,
  PlaceChanges,
  PlacePath,
  Places,
  PlaceTaskChanges,
  RequestDecision,
  StaffRequests,
} from '#contracts/places.js';
import { endpoint } from '../../http/endpoint.js';
import {
  addPlace,
  addTask,
  changePlace,
  changeTask,
  listPlaces,
  setOwnPlaceRemoved,
  setOwnTaskRemoved,
} from './place-service.js';
import { askFor, decideRequest, listRequests, setOwnRequestRemoved } from './request-service.js';

const params = PlacePath;
const roles = ['student'] as const;
const own = { roles, params, reply: { status: 200, schema: Places } } as const;
const added = { roles, params, reply: { status: 201, schema: Places } } as const;
const staff = {
  roles: ['teacher', 'counselor', 'admin'],
  reply: { status: 200, schema: StaffRequests },
} as const;

/** Places a student applies to, what there is to do for each, and what they ask staff for. */
export const placeRoutes = Router()
  .get(
    '/places',
    endpoint({ roles, reply: own.reply }, async ({ actor }) => ({
      items: await listPlaces(actor),
    })),
  )
  .post(
    '/places',
    endpoint({ roles, body: NewPlace, reply: added.reply }, async ({ actor, body, now }) => ({
      items: await addPlace(actor, body, now),
    })),
  )
  .patch(
    '/places/:id',
    endpoint({ ...own, body: PlaceChanges }, async ({ actor, params: { id }, body, now }) => ({
      items: await changePlace(actor, id, body, now),
    })),
  )
  .delete(
    '/places/:id',
    endpoint(own, async ({ actor, params: { id }, now }) => ({
      items: await setOwnPlaceRemoved(actor, id, now),
    })),
  )
  .post(
    '/places/:id/restore',
    endpoint(own, async ({ actor, params: { id } }) => ({
      items: await setOwnPlaceRemoved(actor, id, null),
    })),
  )
  .post(
    '/places/:id/tasks',
    endpoint({ ...added, body: NewPlaceTask }, async ({ actor, params: { id }, body, now }) => ({
      items: await addTask(actor, id, body, now),
    })),
  )
  .patch(
    '/place-tasks/:id',
    endpoint({ ...own, body: PlaceTaskChanges }, async ({ actor, params: { id }, body, now }) => ({
      items: await changeTask(actor, id, body, now),
    })),
  )
  .delete(
    '/place-tasks/:id',
    endpoint(own, async ({ actor, params: { id }, now }) => ({
      items: await setOwnTaskRemoved(actor, id, now),
    })),
  )
  .post(
    '/place-tasks/:id/restore',
    endpoint(own, async ({ actor, params: { id } }) => ({
      items: await setOwnTaskRemoved(actor, id, null),
    })),
  )
  .post(
    '/places/:id/requests',
    endpoint({ ...added, body: NewPlaceRequest }, async ({ actor, params: { id }, body, now }) => ({
      items: await askFor(actor, id, body, now),
    })),
  )
  .delete(
    '/my-requests/:id',
    endpoint(own, async ({ actor, params: { id }, now }) => ({
      items: await setOwnRequestRemoved(actor, id, now),
    })),
  )
  .post(
    '/my-requests/:id/restore',
    endpoint(own, async ({ actor, params: { id } }) => ({
      items: await setOwnRequestRemoved(actor, id, null),
    })),
  )
  .get(
    '/place-requests',
    endpoint({ ...staff, writes: true }, async ({ actor, now, requestId }) => ({
      items: await listRequests(actor, { now, requestId }),
    })),
  )
  .put(
    '/place-requests/:id/state',
    endpoint(
      { ...staff, params, body: RequestDecision },
      async ({ actor, params: { id }, body, now, requestId }) => ({
        items: await decideRequest(actor, id, body, { now, requestId }),
      }),
    ),
  );
