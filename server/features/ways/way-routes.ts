import { Router } from 'express';
import { NewWayChoice, WayChoicePath, WayChoices, Ways, WaysQuery } from '#contracts/ways.js';
import { endpoint } from '../../http/endpoint.js';
import { chooseWay, listChoices, setOwnChoiceRemoved } from './choice-service.js';
import { readWays } from './way-service.js';

const roles = ['student'] as const;
const params = WayChoicePath;
const reply = { status: 200, schema: WayChoices } as const;

/** What may come after high school: facts for everybody, and a student's own choice. */
export const wayRoutes = Router()
  .get(
    '/ways',
    endpoint({ query: WaysQuery, reply: { status: 200, schema: Ways } }, ({ query }) =>
      readWays(query.career),
    ),
  )
  .get(
    '/my-ways',
    endpoint({ roles, reply }, async ({ actor }) => ({ items: await listChoices(actor) })),
  )
  .post(
    '/my-ways',
    endpoint(
      { roles, body: NewWayChoice, reply: { status: 201, schema: WayChoices } },
      async ({ actor, body, now }) => ({ items: await chooseWay(actor, body, now) }),
    ),
  )
  .delete(
    '/my-ways/:id',
    endpoint({ roles, params, reply }, async ({ actor, params: { id }, now }) => ({
      items: await setOwnChoiceRemoved(actor, id, now),
    })),
  )
  .post(
    '/my-ways/:id/restore',
    endpoint({ roles, params, reply }, async ({ actor, params: { id } }) => ({
      items: await setOwnChoiceRemoved(actor, id, null),
    })),
  );
