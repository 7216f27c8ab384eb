import { Router } from 'express';
import { StudentRecord } from '#contracts/advising.js';
import { Readiness } from '#contracts/readiness.js';
import {
  AssessmentChanges,
  NewAssessmentResult,
  NewCorrection,
  NewSchoolTime,
  RecordPath,
} from '#contracts/record.js';
import type { Actor } from '../../auth/actor.js';
import { endpoint } from '../../http/endpoint.js';
import { addOwnResult, changeResult, setResultOut } from './assessment-service.js';
import { askForCorrection } from './corrections.js';
import { readReadiness } from './readiness.js';
import { readOwnRecord } from './record-service.js';
import { addSchoolTime, changeSchoolTime, setTimeRemoved } from './schools.js';

const roles = ['student'] as const;
const params = RecordPath;
const reply = { status: 200, schema: StudentRecord } as const;
const added = { status: 201, schema: StudentRecord } as const;

/** Each change answers with the whole record as it is then. */
async function after(change: Promise<void>, { actor, now }: { actor: Actor; now: Date }) {
  await change;
  return readOwnRecord(actor, now);
}

/** The student's own record. */
export const recordRoutes = Router()
  .get(
    '/record',
    endpoint({ roles, reply }, ({ actor, now }) => readOwnRecord(actor, now)),
  )
  .get(
    '/readiness',
    endpoint({ roles, reply: { status: 200, schema: Readiness } }, ({ actor }) =>
      readReadiness(actor),
    ),
  )
  .post(
    '/record/results',
    endpoint({ roles, body: NewAssessmentResult, reply: added }, (input) =>
      after(addOwnResult(input.actor, input.body, input.now), input),
    ),
  )
  .patch(
    '/record/results/:id',
    endpoint({ roles, params, body: AssessmentChanges, reply }, (input) =>
      after(changeResult(input.actor, input.params.id, input.body, input.now), input),
    ),
  )
  .delete(
    '/record/results/:id',
    endpoint({ roles, params, reply }, (input) =>
      after(setResultOut(input.actor, input.params.id, input.now), input),
    ),
  )
  .post(
    '/record/results/:id/restore',
    endpoint({ roles, params, reply }, (input) =>
      after(setResultOut(input.actor, input.params.id, null), input),
    ),
  )
  .post(
    '/record/corrections',
    endpoint({ roles, body: NewCorrection, reply: added }, (input) =>
      after(askForCorrection(input.actor, input.body, input.now), input),
    ),
  )
  .post(
    '/record/schools',
    endpoint({ roles, body: NewSchoolTime, reply: added }, (input) =>
      after(addSchoolTime(input.actor, input.body, input.now), input),
    ),
  )
  .put(
    '/record/schools/:id',
    endpoint({ roles, params, body: NewSchoolTime, reply }, (input) =>
      after(changeSchoolTime(input.actor, input.params.id, input.body, input.now), input),
    ),
  )
  .delete(
    '/record/schools/:id',
    endpoint({ roles, params, reply }, (input) =>
      after(setTimeRemoved(input.actor, input.params.id, input.now), input),
    ),
  )
  .post(
    '/record/schools/:id/restore',
    endpoint({ roles, params, reply }, (input) =>
      after(setTimeRemoved(input.actor, input.params.id, null), input),
    ),
  );
