import { Router } from 'express';
import { z } from 'zod';
import { KeptTexts, NewDistinctPair, NewMerge, SamePeople } from '#contracts/people.js';
import { endpoint } from '../../http/endpoint.js';
import { listKeptTexts } from './kept-texts.js';
import { mergePeople, undoMerge } from './merge-service.js';
import { keepApart, listSamePeople, proposeAgain } from './same-people-service.js';

const ADMIN = { roles: ['admin'], reply: { status: 200, schema: SamePeople } } as const;
const ById = z.object({ id: z.uuid() });

/** Two records of one student: proposed to administrators, put together and taken apart by them. */
export const peopleRoutes = Router()
  .get(
    '/same-people',
    endpoint({ ...ADMIN, writes: true }, ({ actor, ...request }) => listSamePeople(actor, request)),
  )
  .post(
    '/same-people/merges',
    endpoint({ ...ADMIN, body: NewMerge }, ({ actor, body, ...request }) =>
      mergePeople(actor, body, request),
    ),
  )
  .post(
    '/same-people/merges/:id/undo',
    endpoint({ ...ADMIN, params: ById }, ({ actor, params, ...request }) =>
      undoMerge(actor, params.id, request),
    ),
  )
  .post(
    '/same-people/distinct',
    endpoint({ ...ADMIN, body: NewDistinctPair }, ({ actor, body, ...request }) =>
      keepApart(actor, body, request),
    ),
  )
  .delete(
    '/same-people/distinct/:id',
    endpoint({ ...ADMIN, params: ById }, ({ actor, params, ...request }) =>
      proposeAgain(actor, params.id, request),
    ),
  )
  .get(
    '/kept-texts',
    endpoint({ reply: { status: 200, schema: KeptTexts } }, ({ actor }) => listKeptTexts(actor)),
  );
