import { Router } from 'express';
import {
  ApiCompletion,
  ApiSchools,
  ApiStudents,
  type ApiStudentsQuery as StudentsQuery,
  ApiStudentsQuery,
} from '#contracts/public-api.js';
import { limitBy, limitRequests } from '../../http/rate-limit.js';
import { apiHandler, type ApiRoute } from './api-endpoint.js';
import { readCompletion, readSchools, readStudents } from './api-reads.js';
import { openApiDocument } from './openapi.js';

export const API_PATH = '/v1';
const PER_KEY_AND_MINUTE = 120;
/** Behind one address may be several programs; made-up keys are counted here. */
const PER_ADDRESS_AND_MINUTE = 600;

/** All of the API. A new route needs its scope, its contracts, and a line here. */
export const API_ROUTES: readonly ApiRoute[] = [
  {
    ...{ path: '/schools', scope: 'schools', summary: 'The schools of the district' },
    ...{ reply: ApiSchools, read: readSchools },
  },
  {
    ...{ path: '/completion', scope: 'completion' },
    summary: 'How far plans are, by school and grade; small groups are hidden',
    ...{ reply: ApiCompletion, read: readCompletion },
  },
  {
    ...{ path: '/students', scope: 'students' },
    summary: 'Each student’s plan: which parts are done, missing or waived; page by page',
    ...{ query: ApiStudentsQuery, reply: ApiStudents },
    read: (caller, query: StudentsQuery) => readStudents(caller, query),
  },
];

/** What a district's own programs may read, and the document that describes it. */
export function publicApi({ publicUrl }: { publicUrl: string }): Router {
  const router = Router().use(limitRequests(PER_ADDRESS_AND_MINUTE));
  router.get('/openapi.json', (_req, res) => {
    res.json(openApiDocument(API_ROUTES, publicUrl, API_PATH));
  });
  router.use(limitBy(PER_KEY_AND_MINUTE, (req) => req.get('authorization') ?? ''));
  for (const route of API_ROUTES) router.get(route.path, apiHandler(route));
  return router;
}
