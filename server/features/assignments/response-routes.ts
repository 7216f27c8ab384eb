import { Router } from 'express';
import { AssignmentPath } from '#contracts/assignments.js';
import {
  CompletionsDone,
  CompletionsUndo,
  CompletionsUndone,
  NewCompletions,
  Responses,
} from '#contracts/responses.js';
import { endpoint } from '../../http/endpoint.js';
import { completeAll, readResponses, undoCompletions } from './response-service.js';

const params = AssignmentPath;

/** A class's answers in a row, and one act for all that wait. Looking is noted, so that GET writes. */
export const responseRoutes = Router()
  .get(
    '/assignments/:id/responses',
    endpoint(
      { params, writes: true, reply: { status: 200, schema: Responses } },
      ({ actor, params: { id }, now, requestId }) => readResponses(actor, id, { now, requestId }),
    ),
  )
  .post(
    '/assignments/:id/completions',
    endpoint(
      { params, body: NewCompletions, reply: { status: 201, schema: CompletionsDone } },
      ({ actor, params: { id }, body, now }) => completeAll(actor, id, body, now),
    ),
  )
  .post(
    '/assignments/:id/completions/undo',
    endpoint(
      { params, body: CompletionsUndo, reply: { status: 200, schema: CompletionsUndone } },
      ({ actor, params: { id }, body, now }) => undoCompletions(actor, id, body, now),
    ),
  );
