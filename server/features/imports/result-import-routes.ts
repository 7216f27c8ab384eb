import { Router } from 'express';
import { z } from 'zod';
import {
  LatestResultImport,
  NewResultImport,
  ResultRowChange,
  ResultRows,
} from '#contracts/result-imports.js';
import { endpoint } from '../../http/endpoint.js';
import {
  addResultRows,
  applyResults,
  beginResults,
  changeResultRow,
  dropResults,
  finishResults,
  readResults,
  undoResults,
} from './result-import-service.js';

/** The administrator's alone: the preview tells whether the district knows an id. */
const ADMIN = { roles: ['admin'] } as const;
const ById = z.object({ id: z.uuid() });
const ByRow = z.object({ id: z.uuid(), rowId: z.uuid() });
const latest = { status: 200, schema: LatestResultImport } as const;
const one = { ...ADMIN, params: ById, reply: latest } as const;

/** A district's file with assessment results. The browser reads the file and sends rows. */
export const resultImportRoutes = Router()
  .get(
    '/result-imports',
    endpoint({ ...ADMIN, reply: latest }, () => readResults()),
  )
  .post(
    '/result-imports',
    endpoint(
      { ...ADMIN, body: NewResultImport, reply: { ...latest, status: 201 } },
      ({ actor, body }) => beginResults(actor, body.rowCount),
    ),
  )
  .post(
    '/result-imports/:id/rows',
    endpoint(
      {
        ...{ ...ADMIN, params: ById, body: ResultRows },
        reply: { status: 200, schema: z.object({ readCount: z.int() }) },
      },
      ({ actor, params, body, now }) => addResultRows(actor, params.id, body, now),
    ),
  )
  .post(
    '/result-imports/:id/check',
    endpoint(one, ({ actor, params }) => finishResults(actor, params.id)),
  )
  .patch(
    '/result-imports/:id/rows/:rowId',
    endpoint(
      { ...ADMIN, params: ByRow, body: ResultRowChange, reply: latest },
      ({ actor, params, body, now }) => changeResultRow(actor, params, body.cells, now),
    ),
  )
  .post(
    '/result-imports/:id/apply',
    endpoint(one, ({ actor, params, ...call }) => applyResults(actor, params.id, call)),
  )
  .post(
    '/result-imports/:id/undo',
    endpoint(one, ({ actor, params, ...call }) => undoResults(actor, params.id, call)),
  )
  .delete(
    '/result-imports/:id',
    endpoint(one, ({ actor, params }) => dropResults(actor, params.id)),
  );
