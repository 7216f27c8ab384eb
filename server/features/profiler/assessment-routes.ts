import { Router } from 'express';
import {
  AreaKindIdPath,
  AreaKindPath,
  AreaResult,
  AreaResultDetail,
  AreaResultList,
  AskedKindIdPath,
  AskedKindPath,
  AssessmentStates,
  LearningNote,
  NewAreaAttempt,
} from '#contracts/assessments.js';
import {
  AttemptChanges,
  CurrentAttempt,
  FinishAttempt,
  ProfilerAttempt,
  ProfilerItems,
  ProfilerPath,
  ResultChanges,
} from '#contracts/profiler.js';
import { endpoint } from '../../http/endpoint.js';
import {
  finishAreaAttempt,
  listAreaResults,
  presentAreaResult,
  readAreaResult,
} from './area-results.js';
import { listStates } from './assessment-states.js';
import { finishLearningAttempt } from './learning-note.js';
import { changeAnswers, listItems, readCurrentAttempt, startAttempt } from './attempt-service.js';
import { removeOwnResult, renameOwnResult, restoreOwnResult } from './own-results.js';

/** These are asked in one length only. */
const form = 'full';
const params = AreaKindIdPath;
const attempt = (status: 200 | 201) => ({ status, schema: ProfilerAttempt }) as const;
const result = { status: 200, schema: AreaResult } as const;

const attemptRoutes = Router()
  .get(
    '/assessments/:kind/items',
    endpoint(
      { params: AskedKindPath, reply: { status: 200, schema: ProfilerItems } },
      ({ actor, params: { kind } }) => listItems(actor, form, kind),
    ),
  )
  .get(
    '/assessments/:kind/attempts/current',
    endpoint(
      { params: AskedKindPath, reply: { status: 200, schema: CurrentAttempt } },
      ({ actor, params: { kind } }) => readCurrentAttempt(actor, kind),
    ),
  )
  .post(
    '/assessments/:kind/attempts',
    endpoint(
      { params: AskedKindPath, body: NewAreaAttempt, reply: attempt(201) },
      ({ actor, params: { kind }, body, now }) => startAttempt(actor, { ...body, form }, now, kind),
    ),
  )
  .patch(
    '/assessments/:kind/attempts/:id',
    endpoint(
      { params: AskedKindIdPath, body: AttemptChanges, reply: attempt(200) },
      ({ actor, params: { id, kind }, body, now }) => changeAnswers(actor, id, body, now, kind),
    ),
  )
  .post(
    '/assessments/preferences/attempts/:id/finish',
    endpoint(
      { params: ProfilerPath, reply: { status: 201, schema: LearningNote } },
      ({ actor, params: { id }, now }) => finishLearningAttempt(actor, id, now),
    ),
  )
  .post(
    '/assessments/:kind/attempts/:id/finish',
    endpoint(
      { params, body: FinishAttempt, reply: { status: 201, schema: AreaResultDetail } },
      ({ actor, params: path, body, now }) => finishAreaAttempt(actor, { ...path, ...body }, now),
    ),
  );

const resultRoutes = Router()
  .get(
    '/assessments/:kind/results',
    endpoint(
      { params: AreaKindPath, reply: { status: 200, schema: AreaResultList } },
      async ({ actor, params: { kind } }) => ({ items: await listAreaResults(actor, kind) }),
    ),
  )
  .get(
    '/assessments/:kind/results/:id',
    endpoint(
      { params, reply: { status: 200, schema: AreaResultDetail } },
      ({ actor, params: path }) => readAreaResult(actor, path),
    ),
  )
  .patch(
    '/assessments/:kind/results/:id',
    endpoint(
      { params, body: ResultChanges, reply: result },
      async ({ actor, params: path, body }) =>
        presentAreaResult(await renameOwnResult(actor, { ...path, ...body })),
    ),
  )
  .delete(
    '/assessments/:kind/results/:id',
    endpoint({ params, reply: result }, async ({ actor, params: path, now }) =>
      presentAreaResult(await removeOwnResult(actor, path, now)),
    ),
  )
  .post(
    '/assessments/:kind/results/:id/restore',
    endpoint({ params, reply: result }, async ({ actor, params: path }) =>
      presentAreaResult(await restoreOwnResult(actor, path)),
    ),
  );

/** How far the student is with all questions, and those beside the interests: the student's own. */
export const assessmentRoutes = Router()
  .get(
    '/assessments',
    endpoint({ reply: { status: 200, schema: AssessmentStates } }, ({ actor }) =>
      listStates(actor),
    ),
  )
  .use(attemptRoutes, resultRoutes);
