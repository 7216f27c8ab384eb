import { Router } from 'express';
import { SendWaiting, WaitingScores } from '#contracts/waiting-scores.js';
import { endpoint } from '../../http/endpoint.js';
import { listWaitingScores, sendWaitingScores } from './waiting-scores.js';

const reply = { status: 200, schema: WaitingScores } as const;
const roles = ['admin'] as const;

/** For administrators: scores that did not reach a gradebook, and another try for them. */
export const waitingScoreRoutes = Router()
  .get(
    '/scores/waiting',
    endpoint({ roles, reply }, ({ actor }) => listWaitingScores(actor)),
  )
  .post(
    '/scores/waiting/send-again',
    endpoint({ roles, body: SendWaiting, reply }, ({ actor, body }) =>
      sendWaitingScores(actor, body),
    ),
  );
