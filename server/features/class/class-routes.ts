import { Router } from 'express';
import { ClassList, PersonPath, RosterStatus, StudentPlan } from '#contracts/class.js';
import { endpoint } from '../../http/endpoint.js';
import { readClass, readStudentPlan, requestClassRefresh } from './class-service.js';

/** The class as its staff see it. Looking is noted, so these GETs write. */
export const classRoutes = Router()
  .get(
    '/class',
    endpoint(
      { writes: true, reply: { status: 200, schema: ClassList } },
      ({ actor, now, requestId }) => readClass(actor, { now, requestId }),
    ),
  )
  .post(
    '/class/refresh',
    endpoint({ reply: { status: 200, schema: RosterStatus } }, ({ actor }) =>
      requestClassRefresh(actor),
    ),
  )
  .get(
    '/class/:personId',
    endpoint(
      { params: PersonPath, writes: true, reply: { status: 200, schema: StudentPlan } },
      ({ actor, params, now, requestId }) =>
        readStudentPlan(actor, params.personId, { now, requestId }),
    ),
  );
