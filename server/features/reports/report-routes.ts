import { Router } from 'express';
import { NewReport, NewSchedule, ReportLook, ReportPath, Reports } from '#contracts/reports.js';
import { endpoint } from '../../http/endpoint.js';
import { fileEndpoint } from '../../http/file-endpoint.js';
import { DISTRICT_STAFF } from '../record/record-policy.js';
import {
  askReport,
  dropFile,
  findFileOf,
  lookAtReport,
  openFileOf,
  readReports,
} from './report-service.js';
import { addSchedule, setScheduleRemoved } from './schedule-service.js';

const roles = DISTRICT_STAFF;
const params = ReportPath;
const reply = { status: 200, schema: Reports } as const;
const made = { status: 201, schema: Reports } as const;
const ADMIN = { roles: ['admin'] } as const;

/** Files for the state, the school system and the district itself, made in the background. */
export const reportRoutes = Router()
  .get(
    '/reports',
    endpoint({ roles, reply }, ({ actor, now }) => readReports(actor, now)),
  )
  .post(
    '/reports',
    endpoint({ roles, body: NewReport, reply: made }, ({ actor, body, ...call }) =>
      askReport(actor, body, call),
    ),
  )
  .get(
    '/reports/:id',
    endpoint(
      { roles, params, writes: true, reply: { status: 200, schema: ReportLook } },
      ({ actor, params: { id }, ...call }) => lookAtReport(actor, id, call),
    ),
  )
  .get(
    '/reports/:id/file',
    fileEndpoint(
      { roles, params },
      ({ actor, params: { id }, ...call }) => findFileOf(actor, id, call),
      openFileOf,
    ),
  )
  .delete(
    '/reports/:id',
    endpoint({ roles, params, reply }, ({ actor, params: { id }, now, requestId }) =>
      dropFile(actor, id, { now, requestId }),
    ),
  )
  .post(
    '/report-schedules',
    endpoint({ ...ADMIN, body: NewSchedule, reply: made }, ({ actor, body, ...call }) =>
      addSchedule(actor, body, call),
    ),
  )
  .delete(
    '/report-schedules/:id',
    endpoint({ ...ADMIN, params, reply }, ({ actor, params: { id }, ...call }) =>
      setScheduleRemoved(actor, id, true, call),
    ),
  )
  .post(
    '/report-schedules/:id/restore',
    endpoint({ ...ADMIN, params, reply }, ({ actor, params: { id }, ...call }) =>
      setScheduleRemoved(actor, id, false, call),
    ),
  );
