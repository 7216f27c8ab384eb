import { Router } from 'express';
import { z } from 'zod';
import { NewQueueMark, Queue, QueueMark } from '#contracts/queue.js';
import { endpoint } from '../../http/endpoint.js';
import { markFact, readQueue, unmarkAll, unmarkFact } from './queue-service.js';

const roles = ['counselor'] as const;
const nothing = { status: 200, schema: z.object({}) } as const;

/** Who needs their counselor, and why. */
export const queueRoutes = Router()
  .get(
    '/queue',
    endpoint(
      { roles, writes: true, reply: { status: 200, schema: Queue } },
      ({ actor, now, requestId }) => readQueue(actor, { now, requestId }),
    ),
  )
  .post(
    '/queue/marks',
    endpoint(
      { roles, body: NewQueueMark, reply: { status: 201, schema: QueueMark } },
      ({ actor, body, now }) => markFact(actor, body, now),
    ),
  )
  .delete(
    '/queue/marks',
    endpoint({ roles, reply: nothing }, async ({ actor, now }) => {
      await unmarkAll(actor, now);
      return {};
    }),
  )
  .delete(
    '/queue/marks/:id',
    endpoint({ roles, params: QueueMark, reply: nothing }, async ({ actor, params, now }) => {
      await unmarkFact(actor, params.id, now);
      return {};
    }),
  );
