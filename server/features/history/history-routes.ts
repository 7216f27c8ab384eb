import { Router } from 'express';
import { RecordHistory, RecordPath, RestoreRequest } from '#contracts/history.js';
import { endpoint } from '../../http/endpoint.js';
import { readHistory, restoreVersion } from './history-service.js';

const roles = ['student'] as const;
const reply = { status: 200, schema: RecordHistory } as const;

/** The versions of a student's own records. */
export const historyRoutes = Router()
  .get(
    '/history/:kind/:id',
    endpoint({ roles, params: RecordPath, reply }, ({ actor, params }) =>
      readHistory(actor, params.kind, params.id),
    ),
  )
  .post(
    '/history/:kind/:id/restore',
    endpoint({ roles, params: RecordPath, body: RestoreRequest, reply }, (input) =>
      restoreVersion(input.actor, input.params.kind, input.params.id, input.body.number, input.now),
    ),
  );
