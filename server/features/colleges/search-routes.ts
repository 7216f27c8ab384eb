import { Router } from 'express';
import {
  CollegeSearchEntry,
  CollegeSearchList,
  CollegeSearchPath,
  NewCollegeSearch,
} from '#contracts/college-searches.js';
import { endpoint } from '../../http/endpoint.js';
import { listSearches, removeSearch, restoreSearch, saveSearch } from './search-service.js';

const params = CollegeSearchPath;
const found = { status: 200, schema: CollegeSearchEntry } as const;

/** What a student chooses colleges by, kept under names. */
export const collegeSearchRoutes = Router()
  .get(
    '/college-searches',
    endpoint({ reply: { status: 200, schema: CollegeSearchList } }, async ({ actor }) => ({
      items: await listSearches(actor),
    })),
  )
  .post(
    '/college-searches',
    endpoint(
      { body: NewCollegeSearch, reply: { status: 201, schema: CollegeSearchEntry } },
      ({ actor, body, now }) => saveSearch(actor, body, now),
    ),
  )
  .delete(
    '/college-searches/:id',
    endpoint({ params, reply: found }, ({ actor, params: { id }, now }) =>
      removeSearch(actor, id, now),
    ),
  )
  .post(
    '/college-searches/:id/restore',
    endpoint({ params, reply: found }, ({ actor, params: { id } }) => restoreSearch(actor, id)),
  );
