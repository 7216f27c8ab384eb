import { Router } from 'express';
import {
  CatalogChanges,
  CatalogCourse,
  CatalogPath,
  CatalogQuery,
  CatalogReply,
  NewCatalogCourse,
} from '#contracts/catalog.js';
import { endpoint } from '../../http/endpoint.js';
import { CATALOG_KEEPERS, CATALOG_READERS } from './catalog-policy.js';
import { addCourse, changeCourse, readCatalog, setCourseRetired } from './catalog-service.js';

const keeping = { roles: CATALOG_KEEPERS, params: CatalogPath } as const;
const reply = { status: 200, schema: CatalogCourse } as const;

/** The courses that the district offers. */
export const catalogRoutes = Router()
  .get(
    '/catalog',
    endpoint(
      { roles: CATALOG_READERS, query: CatalogQuery, reply: { status: 200, schema: CatalogReply } },
      ({ actor, query }) => readCatalog(actor, query),
    ),
  )
  .post(
    '/catalog',
    endpoint(
      { roles: CATALOG_KEEPERS, body: NewCatalogCourse, reply: { ...reply, status: 201 } },
      ({ actor, body, ...call }) => addCourse(actor, body, call),
    ),
  )
  .patch(
    '/catalog/:id',
    endpoint({ ...keeping, body: CatalogChanges, reply }, ({ actor, params, body, ...call }) =>
      changeCourse(actor, params.id, body, call),
    ),
  )
  .delete(
    '/catalog/:id',
    endpoint({ ...keeping, reply }, ({ actor, params, now, requestId }) =>
      setCourseRetired(actor, params.id, now, requestId),
    ),
  )
  .post(
    '/catalog/:id/restore',
    endpoint({ ...keeping, reply }, ({ actor, params, requestId }) =>
      setCourseRetired(actor, params.id, null, requestId),
    ),
  );
