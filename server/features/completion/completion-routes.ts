import { Router } from 'express';
import { PersonPath } from '#contracts/class.js';
import {
  ClassCompletion,
  CompletionReport,
  ComponentPath,
  NewComponentChange,
  NewComponentRecord,
  OwnCompletion,
  ReportQuestion,
  StudentCompletion,
} from '#contracts/completion.js';
import { endpoint } from '../../http/endpoint.js';
import { DISTRICT_STAFF } from '../record/record-policy.js';
import { readClassCompletion } from './class-completion.js';
import { readReport } from './completion-report.js';
import {
  addChange,
  addRecord,
  endChange,
  readOwnCompletion,
  readStudentCompletion,
  setRecordRemoved,
} from './component-service.js';

const reply = { status: 200, schema: StudentCompletion } as const;
const made = { status: 201, schema: StudentCompletion } as const;
const roles = DISTRICT_STAFF;

/** How far plans are by the district's rule: a student's own, a class, a district. */
export const completionRoutes = Router()
  .get(
    '/completion',
    endpoint(
      { roles: ['student'], reply: { status: 200, schema: OwnCompletion } },
      ({ actor, now }) => readOwnCompletion(actor, now),
    ),
  )
  .get(
    '/class-completion',
    endpoint(
      { writes: true, reply: { status: 200, schema: ClassCompletion } },
      ({ actor, now, requestId }) => readClassCompletion(actor, { now, requestId }),
    ),
  )
  .get(
    '/completion-report',
    endpoint(
      {
        ...{ roles, query: ReportQuestion, writes: true },
        reply: { status: 200, schema: CompletionReport },
      },
      ({ actor, query, now }) => readReport(actor, query, now),
    ),
  )
  .get(
    '/class/:personId/completion',
    endpoint({ params: PersonPath, writes: true, reply }, ({ actor, params, now, requestId }) =>
      readStudentCompletion(actor, params.personId, { now, requestId }),
    ),
  )
  .post(
    '/class/:personId/component-records',
    endpoint(
      { params: PersonPath, body: NewComponentRecord, reply: made },
      ({ actor, params, body, now, requestId }) =>
        addRecord(actor, params.personId, body, { now, requestId }),
    ),
  )
  .delete(
    '/class/:personId/component-records/:id',
    endpoint({ params: ComponentPath, reply }, ({ actor, params, now, requestId }) =>
      setRecordRemoved(actor, params, true, { now, requestId }),
    ),
  )
  .post(
    '/class/:personId/component-records/:id/restore',
    endpoint({ params: ComponentPath, reply }, ({ actor, params, now, requestId }) =>
      setRecordRemoved(actor, params, false, { now, requestId }),
    ),
  )
  .post(
    '/class/:personId/component-changes',
    endpoint(
      { roles, params: PersonPath, body: NewComponentChange, reply: made },
      ({ actor, params, body, now, requestId }) =>
        addChange(actor, params.personId, body, { now, requestId }),
    ),
  )
  .delete(
    '/class/:personId/component-changes/:id',
    endpoint({ roles, params: ComponentPath, reply }, ({ actor, params, now, requestId }) =>
      endChange(actor, params, { now, requestId }),
    ),
  );
