import { Router } from 'express';
import { z } from 'zod';
import { ToldWorries, Worries, WorryPath, WorrySettled } from '#contracts/worries.js';
import { endpoint } from '../../http/endpoint.js';
import { listTold, listWorries, lookAtWorry, settleWorry } from './worry-service.js';

/** Administrators look after the installation; they advise nobody. */
const roles = ['counselor'] as const;
const nothing = { status: 200, schema: z.object({}) } as const;

/** Notes passed on to the counselors. Looking is noted, so the list is a GET that writes. */
export const worryRoutes = Router()
  .get(
    '/worries',
    endpoint(
      { roles, writes: true, reply: { status: 200, schema: Worries } },
      ({ actor, ...request }) => listWorries(actor, request),
    ),
  )
  .get(
    '/worries/told',
    endpoint({ reply: { status: 200, schema: ToldWorries } }, ({ actor }) => listTold(actor)),
  )
  .put(
    '/worries/:id/looked',
    endpoint({ roles, params: WorryPath, reply: nothing }, async (input) => {
      await lookAtWorry(input.actor, input.params.id, input);
      return {};
    }),
  )
  .put(
    '/worries/:id/settled',
    endpoint({ roles, params: WorryPath, body: WorrySettled, reply: nothing }, async (input) => {
      await settleWorry(input.actor, input.params.id, input.body.isSettled, input);
      return {};
    }),
  );
