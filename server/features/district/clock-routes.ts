import { Router } from 'express';
import { DistrictClock, NewDistrictClock } from '#contracts/district-clock.js';
import { endpoint } from '../../http/endpoint.js';
import { readDistrictClock, setDistrictClock } from './clock-service.js';

const spec = { roles: ['admin'], reply: { status: 200, schema: DistrictClock } } as const;

/** By whose clock a district's days begin and end. */
export const districtClockRoutes = Router()
  .get(
    '/district-clock',
    endpoint(spec, ({ now }) => readDistrictClock(now)),
  )
  .put(
    '/district-clock',
    endpoint({ ...spec, body: NewDistrictClock }, ({ actor, body, now, requestId }) =>
      setDistrictClock(actor, body, { now, requestId }),
    ),
  );
