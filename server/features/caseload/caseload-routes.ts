import { Router } from 'express';
import {
  Caseload,
  CaseloadNumbers,
  CaseloadPartPath,
  Caseloads,
  CounselorPath,
  NewCaseloadPart,
  NewCounselor,
  PartPreview,
} from '#contracts/caseload.js';
import { endpoint } from '../../http/endpoint.js';
import { DISTRICT_STAFF } from '../record/record-policy.js';
import { addPart, listCaseloads, previewList, setPartRemoved } from './caseload-parts.js';
import { endCounselor, nameCounselor, withTeachers } from './counselors.js';
import { readCaseload } from './caseload-service.js';

const roles = DISTRICT_STAFF;
const reply = { status: 200, schema: Caseloads } as const;

/** Whom counselors look after: their students, and the parts that say who these are. */
export const caseloadRoutes = Router()
  .get(
    '/caseload',
    endpoint(
      { roles: ['counselor'], writes: true, reply: { status: 200, schema: Caseload } },
      ({ actor, now, requestId }) => readCaseload(actor, { now, requestId }),
    ),
  )
  .get(
    '/caseloads',
    endpoint({ roles, reply }, async ({ actor }) =>
      withTeachers(actor, await listCaseloads(actor)),
    ),
  )
  .post(
    '/caseloads',
    endpoint(
      { roles: ['admin'], body: NewCounselor, reply: { status: 201, schema: Caseloads } },
      ({ actor, body, now, requestId }) => nameCounselor(actor, body.personId, { now, requestId }),
    ),
  )
  .delete(
    '/caseloads/:counselorId',
    endpoint(
      { roles: ['admin'], params: CounselorPath, reply },
      ({ actor, params, now, requestId }) =>
        endCounselor(actor, params.counselorId, { now, requestId }),
    ),
  )
  .post(
    '/caseloads/:counselorId/parts',
    endpoint(
      {
        ...{ roles, params: CounselorPath, body: NewCaseloadPart },
        reply: { status: 201, schema: Caseloads },
      },
      ({ actor, params, body, now }) => addPart(actor, params.counselorId, body, now),
    ),
  )
  .post(
    '/caseloads/:counselorId/parts/preview',
    endpoint(
      {
        ...{ roles, params: CounselorPath, body: CaseloadNumbers },
        reply: { status: 200, schema: PartPreview },
      },
      ({ actor, params, body }) => previewList(actor, params.counselorId, body),
    ),
  )
  .delete(
    '/caseloads/:counselorId/parts/:id',
    endpoint({ roles, params: CaseloadPartPath, reply }, ({ actor, params, now }) =>
      setPartRemoved(actor, params, true, now),
    ),
  )
  .post(
    '/caseloads/:counselorId/parts/:id/restore',
    endpoint({ roles, params: CaseloadPartPath, reply }, ({ actor, params, now }) =>
      setPartRemoved(actor, params, false, now),
    ),
  );
