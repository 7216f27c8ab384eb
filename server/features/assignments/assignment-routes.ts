import { Router } from 'express';
import { z } from 'zod';
import {
  Assignment,
  AssignmentList,
  AssignmentPath,
  Grading,
  HandIn,
  NewAssignment,
  NewScore,
  Reflection,
  ReflectionDraft,
  ReflectionSaved,
  ReturnWork,
  StudentWork,
  WorkPath,
} from '#contracts/assignments.js';
import { endpoint } from '../../http/endpoint.js';
import {
  listAssignments,
  readGrading,
  readWork,
  returnWork,
  scoreWork,
  sendScoreAgain,
} from './grading-service.js';
import { giveHere, takeBack } from './new-assignment.js';
import { handIn, readReflection, saveReflection } from './reflection-service.js';

const params = AssignmentPath;
const reflection = { status: 200, schema: Reflection } as const;

const studentRoutes = Router()
  .get(
    '/assignments/:id/submission',
    endpoint({ params, reply: reflection }, ({ actor, params: { id } }) =>
      readReflection(actor, id),
    ),
  )
  .put(
    '/assignments/:id/submission',
    endpoint(
      { params, body: ReflectionDraft, reply: { status: 200, schema: ReflectionSaved } },
      ({ actor, params: { id }, body, now }) => saveReflection(actor, id, body, now),
    ),
  )
  .post(
    '/assignments/:id/submission/submit',
    endpoint(
      { params, body: HandIn.optional(), reply: reflection },
      ({ actor, params: { id }, body, now }) => handIn(actor, id, body?.revision, now),
    ),
  );

const work = { status: 200, schema: StudentWork } as const;

const teacherRoutes = Router()
  .get(
    '/assignments',
    endpoint({ reply: { status: 200, schema: AssignmentList } }, ({ actor }) =>
      listAssignments(actor),
    ),
  )
  .post(
    '/assignments',
    endpoint(
      { body: NewAssignment, reply: { status: 201, schema: Assignment } },
      ({ actor, body }) => giveHere(actor, body),
    ),
  )
  .delete(
    '/assignments/:id',
    endpoint(
      { params, reply: { status: 200, schema: z.object({}) } },
      async ({ actor, params: { id } }) => {
        await takeBack(actor, id);
        return {};
      },
    ),
  )
  .get(
    '/assignments/:id/submissions',
    endpoint(
      { params, writes: true, reply: { status: 200, schema: Grading } },
      ({ actor, params: { id }, now, requestId }) => readGrading(actor, id, { now, requestId }),
    ),
  )
  .get(
    '/assignments/:id/submissions/:personId',
    endpoint(
      { params: WorkPath, reply: work, writes: true },
      ({ actor, params: { id, personId }, now, requestId }) =>
        readWork(actor, id, personId, { now, requestId }),
    ),
  )
  .put(
    '/assignments/:id/submissions/:personId/score',
    endpoint(
      { params: WorkPath, body: NewScore, reply: work },
      ({ actor, params: { id, personId }, body, now }) => scoreWork(actor, id, personId, body, now),
    ),
  )
  .post(
    '/assignments/:id/submissions/:personId/return',
    endpoint(
      { params: WorkPath, body: ReturnWork, reply: work },
      ({ actor, params: { id, personId }, body, now }) =>
        returnWork(actor, id, personId, body.comment, now),
    ),
  )
  .post(
    '/assignments/:id/submissions/:personId/send-again',
    endpoint({ params: WorkPath, reply: work }, ({ actor, params: { id, personId } }) =>
      sendScoreAgain(actor, id, personId),
    ),
  );

/** Plan reflections: written by a student, scored by the teacher. */
export const assignmentRoutes = Router().use(studentRoutes, teacherRoutes);
