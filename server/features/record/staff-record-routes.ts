import { Router } from 'express';
import {
  ContactQuery,
  ContactReport,
  NewNote,
  NoteAddition,
  NoteChanges,
  NotePath,
  StaffRecord,
} from '#contracts/advising.js';
import { PersonPath } from '#contracts/class.js';
import { ClassReadiness, Readiness } from '#contracts/readiness.js';
import {
  Confirmation,
  CorrectedResult,
  Decision,
  NewAssessmentResult,
  RecordPath,
  StaffCorrections,
} from '#contracts/record.js';
import type { Actor } from '../../auth/actor.js';
import { endpoint } from '../../http/endpoint.js';
import { addResultFor } from './assessment-service.js';
import { readClassReadiness } from './class-readiness.js';
import { contactReport } from './contact-report.js';
import { correctResult, decide, listCorrections } from './corrections.js';
import { addNote, addToNote, changeNote } from './note-service.js';
import { readReadinessOf } from './readiness.js';
import { DISTRICT_STAFF } from './record-policy.js';
import { readRecordOf, staffRecord } from './record-service.js';
import { confirmSchoolTime } from './schools.js';

const reply = { status: 200, schema: StaffRecord } as const;
const added = { status: 201, schema: StaffRecord } as const;
const corrections = {
  roles: DISTRICT_STAFF,
  reply: { status: 200, schema: StaffCorrections },
} as const;

interface Input {
  actor: Actor;
  params: { personId: string };
  now: Date;
}

/** Each change answers with the whole record as it is then. */
async function after(change: Promise<void>, { actor, params, now }: Input) {
  await change;
  return staffRecord(actor, params.personId, now);
}

/** What staff see and write on a student's record. Looking is noted, so these GETs write. */
export const staffRecordRoutes = Router()
  .get(
    '/class/:personId/record',
    endpoint({ params: PersonPath, writes: true, reply }, ({ actor, params, ...request }) =>
      readRecordOf(actor, params.personId, request),
    ),
  )
  .get(
    '/class/:personId/readiness',
    endpoint(
      { params: PersonPath, writes: true, reply: { status: 200, schema: Readiness } },
      ({ actor, params, ...request }) => readReadinessOf(actor, params.personId, request),
    ),
  )
  .get(
    '/class-readiness',
    endpoint({ reply: { status: 200, schema: ClassReadiness } }, ({ actor }) =>
      readClassReadiness(actor),
    ),
  )
  .post(
    '/class/:personId/results',
    endpoint({ params: PersonPath, body: NewAssessmentResult, reply: added }, (input) =>
      after(addResultFor(input.actor, input.params.personId, input.body, input), input),
    ),
  )
  .post(
    '/class/:personId/notes',
    endpoint({ params: PersonPath, body: NewNote, reply: added }, (input) =>
      after(addNote(input.actor, input.params.personId, input.body, input), input),
    ),
  )
  .patch(
    '/class/:personId/notes/:id',
    endpoint({ params: NotePath, body: NoteChanges, reply }, (input) =>
      after(changeNote(input.actor, input.params, input.body, input), input),
    ),
  )
  .post(
    '/class/:personId/notes/:id/additions',
    endpoint({ params: NotePath, body: NoteAddition, reply: added }, (input) =>
      after(addToNote(input.actor, input.params, input.body.text, input), input),
    ),
  )
  .put(
    '/class/:personId/schools/:id/confirmation',
    endpoint({ roles: DISTRICT_STAFF, params: NotePath, body: Confirmation, reply }, (input) =>
      after(confirmSchoolTime(input.actor, input.params, input.body.isConfirmed, input), input),
    ),
  )
  .get(
    '/corrections',
    endpoint({ ...corrections, writes: true }, ({ actor, ...request }) =>
      listCorrections(actor, request),
    ),
  )
  .post(
    '/corrections/:id/decision',
    endpoint({ ...corrections, params: RecordPath, body: Decision }, (input) =>
      decide(input.actor, input.params.id, input.body, input),
    ),
  )
  .put(
    '/corrections/:id/result',
    endpoint({ ...corrections, params: RecordPath, body: CorrectedResult }, (input) =>
      correctResult(input.actor, input.params.id, input.body, input),
    ),
  )
  .get(
    '/contact-report',
    endpoint(
      {
        ...{ roles: DISTRICT_STAFF, query: ContactQuery, writes: true },
        reply: { status: 200, schema: ContactReport },
      },
      ({ actor, query, ...request }) => contactReport(actor, query.year, request),
    ),
  );
