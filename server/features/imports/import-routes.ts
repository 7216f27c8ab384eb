import { Router } from 'express';
import { z } from 'zod';
import { ApplyImport, ImportRows, LatestImport, NewImport, RowChange } from '#contracts/imports.js';
import { endpoint } from '../../http/endpoint.js';
import {
  addRows,
  applyImport,
  beginImport,
  changeRow,
  dropImport,
  finishReading,
  latestImport,
} from './import-service.js';

const ADMIN = { roles: ['admin'] } as const;
const ById = z.object({ id: z.uuid() });
const ByRow = z.object({ id: z.uuid(), rowId: z.uuid() });
const latest = { status: 200, schema: LatestImport } as const;

/** The district's student information system, file by file. The browser reads the file and sends rows. */
export const importRoutes = Router()
  .get(
    '/imports',
    endpoint({ ...ADMIN, reply: latest }, () => latestImport()),
  )
  .post(
    '/imports',
    endpoint({ ...ADMIN, body: NewImport, reply: { ...latest, status: 201 } }, ({ actor, body }) =>
      beginImport(actor, body),
    ),
  )
  .post(
    '/imports/:id/rows',
    endpoint(
      {
        ...{ ...ADMIN, params: ById, body: ImportRows },
        reply: { status: 200, schema: z.object({ readCount: z.int() }) },
      },
      ({ actor, params, body }) => addRows(actor, params.id, body),
    ),
  )
  .post(
    '/imports/:id/check',
    endpoint({ ...ADMIN, params: ById, reply: latest }, ({ actor, params }) =>
      finishReading(actor, params.id),
    ),
  )
  .patch(
    '/imports/:id/rows/:rowId',
    endpoint(
      { ...ADMIN, params: ByRow, body: RowChange, reply: latest },
      ({ actor, params, body }) => changeRow(actor, params, body.cells),
    ),
  )
  .post(
    '/imports/:id/apply',
    endpoint(
      { ...ADMIN, params: ById, body: ApplyImport, reply: latest },
      ({ actor, params, body, now, requestId }) =>
        applyImport(actor, params.id, { ...body, now, requestId }),
    ),
  )
  .delete(
    '/imports/:id',
    endpoint({ ...ADMIN, params: ById, reply: latest }, ({ actor, params }) =>
      dropImport(actor, params.id),
    ),
  );
