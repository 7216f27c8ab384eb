import { Router } from 'express';
import { Connections } from '#contracts/connections.js';
import { endpoint } from '../../http/endpoint.js';
import { listConnections } from './connection-service.js';

export const connectionRoutes = Router().get(
  '/connections',
  endpoint({ roles: ['admin'], reply: { status: 200, schema: Connections } }, ({ actor }) =>
    listConnections(actor),
  ),
);
