import { Router } from 'express';
import { z } from 'zod';
import { NewNudge, Nudge, NudgePage, NudgePath, Nudges } from '#contracts/nudges.js';
import { endpoint } from '../../http/endpoint.js';
import { addNudge, listNudges, readNudge, seeNudge, setNudgeRemoved } from './nudge-service.js';

const roles = ['counselor'] as const;
const params = NudgePath;
const reply = { status: 200, schema: Nudge } as const;
const own = { roles: ['student'], params, reply: { status: 200, schema: z.object({}) } } as const;

/** Short messages of counselors to many students at once. */
export const nudgeRoutes = Router()
  .get(
    '/nudges',
    endpoint({ roles, reply: { status: 200, schema: Nudges } }, ({ actor }) => listNudges(actor)),
  )
  .post(
    '/nudges',
    endpoint({ roles, body: NewNudge, reply: { ...reply, status: 201 } }, ({ actor, body, now }) =>
      addNudge(actor, body, now),
    ),
  )
  .get(
    '/nudges/:id',
    endpoint(
      { roles, params, writes: true, reply: { status: 200, schema: NudgePage } },
      ({ actor, params: { id }, ...call }) => readNudge(actor, id, call),
    ),
  )
  .delete(
    '/nudges/:id',
    endpoint({ roles, params, reply }, ({ actor, params: { id }, now }) =>
      setNudgeRemoved(actor, id, true, now),
    ),
  )
  .post(
    '/nudges/:id/restore',
    endpoint({ roles, params, reply }, ({ actor, params: { id }, now }) =>
      setNudgeRemoved(actor, id, false, now),
    ),
  )
  .put(
    '/my-nudges/:id/seen',
    endpoint(own, async ({ actor, params: { id }, now }) => {
      await seeNudge(actor, id, true, now);
      return {};
    }),
  )
  .delete(
    '/my-nudges/:id/seen',
    endpoint(own, async ({ actor, params: { id }, now }) => {
      await seeNudge(actor, id, false, now);
      return {};
    }),
  );
