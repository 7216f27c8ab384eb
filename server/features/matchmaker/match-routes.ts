import { Router } from 'express';
import { CareerPath } from '#contracts/careers.js';
import { MatchFairness } from '#contracts/match-fairness.js';
import {
  AlikeCareers,
  MarkedCareer,
  MarkedCareerList,
  MatchMark,
  MatchWeights,
  Unmarked,
} from '#contracts/matching.js';
import { ProfilerPath, ProfilerResult } from '#contracts/profiler.js';
import { ComparedPath, DatedResultList, ResultComparison } from '#contracts/result-comparison.js';
import { endpoint } from '../../http/endpoint.js';
import { changeWeights } from '../profiler/result-service.js';
import { careersLike } from './alike.js';
import { compareResults, listDatedResults } from './compare-service.js';
import { readFairness } from './fairness/fairness-service.js';
import { listMarks, markCareer, unmarkCareer } from './mark-service.js';

const params = CareerPath;

/** What a student says of careers in their lists, and the weights of a list. */
export const matchRoutes = Router()
  .get(
    '/match-marks',
    endpoint({ reply: { status: 200, schema: MarkedCareerList } }, async ({ actor }) => ({
      items: await listMarks(actor),
    })),
  )
  .put(
    '/match-marks/:code',
    endpoint(
      { params, body: MatchMark, reply: { status: 200, schema: MarkedCareer } },
      ({ actor, params: { code }, body, now }) => markCareer(actor, code, body, now),
    ),
  )
  .delete(
    '/match-marks/:code',
    endpoint(
      { params, reply: { status: 200, schema: Unmarked } },
      async ({ actor, params: { code }, now }) => {
        await unmarkCareer(actor, code, now);
        return { code };
      },
    ),
  )
  .get(
    '/careers/:code/alike',
    endpoint(
      { params, reply: { status: 200, schema: AlikeCareers } },
      async ({ params: { code } }) => ({ items: await careersLike(code) }),
    ),
  )
  .put(
    '/profiler/results/:id/weights',
    endpoint(
      { params: ProfilerPath, body: MatchWeights, reply: { status: 200, schema: ProfilerResult } },
      ({ actor, params: { id }, body }) => changeWeights(actor, id, body),
    ),
  )
  .get(
    '/profiler/dated-results',
    endpoint({ reply: { status: 200, schema: DatedResultList } }, async ({ actor }) => ({
      items: await listDatedResults(actor),
    })),
  )
  .get(
    '/profiler/results/:id/compared/:otherId',
    endpoint(
      { params: ComparedPath, reply: { status: 200, schema: ResultComparison } },
      ({ actor, params: ids }) => compareResults(actor, ids),
    ),
  )
  .get(
    '/match-fairness',
    endpoint({ reply: { status: 200, schema: MatchFairness } }, ({ actor }) => readFairness(actor)),
  );
