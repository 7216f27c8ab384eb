import { Router } from 'express';
import { CaliperBoard, NewCaliperEndpoint } from '#contracts/caliper.js';
import { endpoint } from '../../http/endpoint.js';
import {
  type CaliperDeps,
  endCaliper,
  readCaliper,
  setCaliper,
  testCaliper,
} from './caliper-service.js';

const roles = ['admin'] as const;
const reply = { status: 200, schema: CaliperBoard } as const;

/** For administrators: whether and where events of what students do are sent. */
export const caliperRoutes = (deps: CaliperDeps): Router =>
  Router()
    .get(
      '/admin/caliper',
      endpoint({ roles, reply }, () => readCaliper()),
    )
    .put(
      '/admin/caliper',
      endpoint({ roles, body: NewCaliperEndpoint, reply }, (input) =>
        setCaliper(input.actor, input.body, deps, input),
      ),
    )
    .delete(
      '/admin/caliper',
      endpoint({ roles, reply }, (input) => endCaliper(input.actor, input)),
    )
    .post(
      '/admin/caliper/test',
      endpoint({ roles, reply }, (input) => testCaliper(input.actor, input)),
    );
