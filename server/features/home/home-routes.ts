import { Router } from 'express';
import { Home } from '#contracts/home.js';
import { endpoint } from '../../http/endpoint.js';
import { readHome } from './home-service.js';

/** The student's first page; other roles have pages of their own. */
export const homeRoutes = Router().get(
  '/home',
  endpoint({ roles: ['student'], reply: { status: 200, schema: Home } }, ({ actor, now }) =>
    readHome(actor, now),
  ),
);
