import { Router } from 'express';
import { z } from 'zod';
import { NewYearClose, YearCloseBoard } from '#contracts/year-close.js';
import { endpoint } from '../../http/endpoint.js';
import { beginClose, readCloseBoard, undoClose } from './close-service.js';

const ById = z.object({ id: z.uuid() });
const reply = { status: 200, schema: YearCloseBoard } as const;
const roles = ['admin'] as const;

/** For administrators: ending a school year for the whole district. */
export const yearCloseRoutes = Router()
  .get(
    '/year-closes',
    // It may show students without a grade by name.
    endpoint({ roles, writes: true, reply }, ({ actor, ...request }) =>
      readCloseBoard(actor, request),
    ),
  )
  .post(
    '/year-closes',
    endpoint(
      { roles, body: NewYearClose, reply: { ...reply, status: 201 } },
      ({ actor, body, ...request }) => beginClose(actor, body.year, request),
    ),
  )
  .post(
    '/year-closes/:id/undo',
    endpoint({ roles, params: ById, reply }, ({ actor, params, ...request }) =>
      undoClose(actor, params.id, request),
    ),
  );
