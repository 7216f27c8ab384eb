import { Router } from 'express';
import { RightsTable } from '#contracts/rights.js';
import { endpoint } from '../../http/endpoint.js';
import { measuredRights } from './rights-table.js';

/** For administrators: who may see and change what, as measured from the checks of every route. */
export const rightsRoutes = Router().get(
  '/rights',
  endpoint({ roles: ['admin'], reply: { status: 200, schema: RightsTable } }, () =>
    Promise.resolve(measuredRights()),
  ),
);
