import { Router } from 'express';
import {
  AssignmentList,
  AssignmentPath,
  AttachOptions,
  FormPost,
  Grading,
  HandIn,
  NewAttachment,
  NewScore,
  Reflection,
  ReflectionDraft,
  ReflectionSaved,
  ReturnWork,
  StudentWork,
  WorkPath,
} from '#contracts/assignments.js';
import { endpoint, endpointInTwoSteps } from '../../http/endpoint.js';
import type { FeatureDeps } from '../index.js';
import {
  answerRequest,
  attachOptions,
  prepareAttachment,
  requireOpenRequest,
} from './attach-service.js';
import {
  listAssignments,
  readGrading,
  readWork,
  returnWork,
  scoreWork,
  sendScoreAgain,
} from './grading-service.js';
import { handIn, readReflection, saveReflection } from './reflection-service.js';

/** Signing reads keys on a connection of its own, so it comes after the transaction. */
const attachRoutes = ({ lms, publicUrl }: Pick<FeatureDeps, 'lms' | 'publicUrl'>) =>
  Router()
    .get(
      '/assignments/attach',
      endpoint({ reply: { status: 200, schema: AttachOptions } }, ({ actor }) =>
        attachOptions(actor),
      ),
    )
    .post(
      '/assignments/attach',
      endpointInTwoSteps(
        { body: NewAttachment, reply: { status: 201, schema: FormPost } },
        async ({ actor, body }) => ({
          actor,
          attachment: await prepareAttachment(actor, body, publicUrl),
        }),
        ({ actor, attachment }) => answerRequest(lms, actor, attachment, attachment.items),
      ),
    )
    .post(
      '/assignments/attach/cancel',
      endpointInTwoSteps(
        { reply: { status: 200, schema: FormPost } },
        async ({ actor }) => ({ actor, request: await requireOpenRequest(actor) }),
        ({ actor, request }) => answerRequest(lms, actor, request, []),
      ),
    );

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

/** Plan reflections: attached by a teacher, written by a student, scored by the teacher. */
export function assignmentRoutes(deps: Pick<FeatureDeps, 'lms' | 'publicUrl'>): Router {
  return Router().use(attachRoutes(deps), studentRoutes, teacherRoutes);
}
