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
import type { CourseImportKind } from '#contracts/course-fields.js';
import type { Actor } from '../../auth/actor.js';
import { AppError } from '../../errors.js';
import { endpoint } from '../../http/endpoint.js';
import { IMPORT_KINDS } from './import-kinds.js';
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

/** Each kind says who of them may bring it in. */
const BRINGERS = { roles: ['admin', 'counselor'] } as const;

/** @throws AppError `forbidden` for whoever may not bring in this kind. */
function allowed<Path extends { kind: CourseImportKind }>({ role }: Actor, path: Path): Path {
  if (!IMPORT_KINDS[path.kind].roles.some((one) => one === role))
    throw new AppError('forbidden', 'Only an administrator may bring in files of this kind.');
  return path;
}

const latest = { status: 200, schema: LatestCourseImport } as const;
const one = { ...BRINGERS, params: CourseImportById, reply: latest } as const;

/** Files with the catalog or with courses taken. The browser reads the file and sends rows. */
export const courseImportRoutes = Router()
  .get(
    '/course-imports/:kind',
    endpoint({ ...BRINGERS, params: CourseImportPath, reply: latest }, ({ actor, params }) =>
      readImport(allowed(actor, params).kind),
    ),
  )
  .post(
    '/course-imports/:kind',
    endpoint(
      {
        ...{ ...BRINGERS, params: CourseImportPath, body: NewCourseImport },
        reply: { ...latest, status: 201 },
      },
      ({ actor, params, body }) => beginImport(actor, allowed(actor, params).kind, body.rowCount),
    ),
  )
  .post(
    '/course-imports/:kind/:id/rows',
    endpoint(
      {
        ...{ ...BRINGERS, params: CourseImportById, body: CourseRows },
        reply: { status: 200, schema: z.object({ readCount: z.int() }) },
      },
      ({ actor, params, body, now }) => addRows(actor, allowed(actor, params), body, now),
    ),
  )
  .post(
    '/course-imports/:kind/:id/check',
    endpoint(one, ({ actor, params }) => finishImport(actor, allowed(actor, params))),
  )
  .patch(
    '/course-imports/:kind/:id/rows/:rowId',
    endpoint(
      { ...BRINGERS, params: CourseImportRowPath, body: CourseRowChange, reply: latest },
      ({ actor, params, body, now }) => changeRow(actor, allowed(actor, params), body.cells, now),
    ),
  )
  .post(
    '/course-imports/:kind/:id/apply',
    endpoint(one, ({ actor, params, ...call }) => applyImport(actor, allowed(actor, params), call)),
  )
  .post(
    '/course-imports/:kind/:id/undo',
    endpoint(one, ({ actor, params, ...call }) => undoImport(actor, allowed(actor, params), call)),
  )
  .delete(
    '/course-imports/:kind/:id',
    endpoint(one, ({ actor, params }) => dropImport(actor, allowed(actor, params))),
  );
