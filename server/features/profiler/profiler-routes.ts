import { Router } from 'express';
import {
  AttemptChanges,
  CareerMatches,
  CurrentAttempt,
  FinishAttempt,
  MatchQuery,
  NewAttempt,
  ProfilerAttempt,
  ProfilerItems,
  ProfilerPath,
  ProfilerQuery,
  ProfilerResult,
  ProfilerResultDetail,
  ProfilerResultList,
  ResultChanges,
} from '#contracts/profiler.js';
import { endpoint } from '../../http/endpoint.js';
import { changeAnswers, listItems, readCurrentAttempt, startAttempt } from './attempt-service.js';
import {
  finishAttempt,
  listMatches,
  listResults,
  readResult,
  removeResult,
  renameResult,
  restoreResult,
} from './result-service.js';

const params = ProfilerPath;
const result = { status: 200, schema: ProfilerResult } as const;
const detail = { status: 200, schema: ProfilerResultDetail } as const;

const attemptRoutes = Router()
  .get(
    '/profiler/items',
    endpoint(
      { query: ProfilerQuery, reply: { status: 200, schema: ProfilerItems } },
      ({ actor, query }) => listItems(actor, query.form),
    ),
  )
  .get(
    '/profiler/attempts/current',
    endpoint({ reply: { status: 200, schema: CurrentAttempt } }, ({ actor }) =>
      readCurrentAttempt(actor),
    ),
  )
  .post(
    '/profiler/attempts',
    endpoint(
      { body: NewAttempt, reply: { status: 201, schema: ProfilerAttempt } },
      ({ actor, body, now }) => startAttempt(actor, body, now),
    ),
  )
  .patch(
    '/profiler/attempts/:id',
    endpoint(
      { params, body: AttemptChanges, reply: { status: 200, schema: ProfilerAttempt } },
      ({ actor, params: { id }, body, now }) => changeAnswers(actor, id, body, now),
    ),
  )
  .post(
    '/profiler/attempts/:id/finish',
    endpoint(
      { params, body: FinishAttempt, reply: { status: 201, schema: ProfilerResultDetail } },
      ({ actor, params: { id }, body, now }) => finishAttempt(actor, id, body, now),
    ),
  );

const resultRoutes = Router()
  .get(
    '/profiler/results',
    endpoint({ reply: { status: 200, schema: ProfilerResultList } }, async ({ actor }) => ({
      items: await listResults(actor),
    })),
  )
  .get(
    '/profiler/results/:id',
    endpoint({ params, reply: detail }, ({ actor, params: { id } }) => readResult(actor, id)),
  )
  .patch(
    '/profiler/results/:id',
    endpoint({ params, body: ResultChanges, reply: result }, ({ actor, params: { id }, body }) =>
      renameResult(actor, id, body.name),
    ),
  )
  .delete(
    '/profiler/results/:id',
    endpoint({ params, reply: result }, ({ actor, params: { id }, now }) =>
      removeResult(actor, id, now),
    ),
  )
  .post(
    '/profiler/results/:id/restore',
    endpoint({ params, reply: result }, ({ actor, params: { id } }) => restoreResult(actor, id)),
  )
  .get(
    '/profiler/results/:id/careers',
    endpoint(
      { params, query: MatchQuery, reply: { status: 200, schema: CareerMatches } },
      ({ actor, params: { id }, query }) => listMatches(actor, id, query),
    ),
  );

/** Interest questions, attempts and named results: the student's own. */
export const profilerRoutes = Router().use(attemptRoutes, resultRoutes);
