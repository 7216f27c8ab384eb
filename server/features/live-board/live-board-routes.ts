import { Router } from 'express';
import { LiveBoard } from '#contracts/live-board.js';
import { endpoint } from '../../http/endpoint.js';
import { readLiveBoard } from './live-board-service.js';

/** For administrators: what goes on in the district right now. */
export const liveBoardRoutes = Router().get(
  '/live-board',
  endpoint({ roles: ['admin'], reply: { status: 200, schema: LiveBoard } }, ({ actor, now }) =>
    readLiveBoard(actor, now),
  ),
);
