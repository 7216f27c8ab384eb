import { Router } from 'express';
import {
  HourRequirement,
  HourRequirementList,
  HourRequirementPath,
  HoursExport,
  NewHourRequirement,
} from '#contracts/activity-hours.js';
import { endpoint } from '../../http/endpoint.js';
import { listRequirements } from './hour-requirement-records.js';
import {
  addRequirement,
  removeRequirement,
  restoreRequirement,
} from './hour-requirement-service.js';
import { exportServiceHours } from './hours-export.js';

const readers = ['counselor', 'admin'] as const;
const roles = ['admin'] as const;
const reply = { status: 200, schema: HourRequirement } as const;

/** How many hours a district asks for, and the file of what its students have. */
export const hourRoutes = Router()
  .get(
    '/hour-requirements',
    endpoint({ roles: readers, reply: { status: 200, schema: HourRequirementList } }, () =>
      listRequirements(),
    ),
  )
  .post(
    '/hour-requirements',
    endpoint(
      { roles, body: NewHourRequirement, reply: { status: 201, schema: HourRequirement } },
      ({ actor, body, now, requestId }) => addRequirement(actor, body, { now, requestId }),
    ),
  )
  .delete(
    '/hour-requirements/:id',
    endpoint({ roles, params: HourRequirementPath, reply }, ({ actor, params, now, requestId }) =>
      removeRequirement(actor, params.id, { now, requestId }),
    ),
  )
  .post(
    '/hour-requirements/:id/restore',
    endpoint({ roles, params: HourRequirementPath, reply }, ({ actor, params, now, requestId }) =>
      restoreRequirement(actor, params.id, { now, requestId }),
    ),
  )
  .get(
    '/service-hours',
    endpoint(
      { writes: true, reply: { status: 200, schema: HoursExport } },
      ({ actor, now, requestId }) => exportServiceHours(actor, { now, requestId }),
    ),
  );
