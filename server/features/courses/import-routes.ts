import { Router } from 'express';
import { z } from 'zod';
import {
  CourseImportById,
  CourseImportPath,
  CourseImportRowPath,
  CourseRowChange,
  CourseRows,
  LatestCourseImport,
  NewCourseImport,
} from '#contracts/course-imports.js';
import { endpoint } from '../../http/endpoint.js';
import {
  addRows,
  applyImport,
  beginImport,
  changeRow,
  dropImport,
  finishImport,
  readImport,
  undoImport,
} from './import-service.js';

/** The administrator's alone: the preview tells whether the district knows an id. */
const ADMIN = { roles: ['admin'] } as const;
const latest = { status: 200, schema: LatestCourseImport } as const;
const one = { ...ADMIN, params: CourseImportById, reply: latest } as const;

/** Files with the catalog or with courses taken. The browser reads the file and sends rows. */
export const courseImportRoutes = Router()
  .get(
    '/course-imports/:kind',
    endpoint({ ...ADMIN, params: CourseImportPath, reply: latest }, ({ params }) =>
      readImport(params.kind),
    ),
  )
  .post(
    '/course-imports/:kind',
    endpoint(
      {
        ...{ ...ADMIN, params: CourseImportPath, body: NewCourseImport },
        reply: { ...latest, status: 201 },
      },
      ({ actor, params, body }) => beginImport(actor, params.kind, body.rowCount),
    ),
  )
  .post(
    '/course-imports/:kind/:id/rows',
    endpoint(
      {
        ...{ ...ADMIN, params: CourseImportById, body: CourseRows },
        reply: { status: 200, schema: z.object({ readCount: z.int() }) },
      },
      ({ actor, params, body, now }) => addRows(actor, params, body, now),
    ),
  )
  .post(
    '/course-imports/:kind/:id/check',
    endpoint(one, ({ actor, params }) => finishImport(actor, params)),
  )
  .patch(
    '/course-imports/:kind/:id/rows/:rowId',
    endpoint(
      { ...ADMIN, params: CourseImportRowPath, body: CourseRowChange, reply: latest },
      ({ actor, params, body, now }) => changeRow(actor, params, body.cells, now),
    ),
  )
  .post(
    '/course-imports/:kind/:id/apply',
    endpoint(one, ({ actor, params, ...call }) => applyImport(actor, params, call)),
  )
  .post(
    '/course-imports/:kind/:id/undo',
    endpoint(one, ({ actor, params, ...call }) => undoImport(actor, params, call)),
  )
  .delete(
    '/course-imports/:kind/:id',
    endpoint(one, ({ actor, params }) => dropImport(actor, params)),
  );
