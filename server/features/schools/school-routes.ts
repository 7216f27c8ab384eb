import { Router } from 'express';
import { z } from 'zod';
import { SchoolList, SchoolName } from '#contracts/schools.js';
import { endpoint } from '../../http/endpoint.js';
import { listSchools, renameSchool } from './school-service.js';

const ById = z.object({ id: z.uuid() });
const reply = { status: 200, schema: SchoolList } as const;
const roles = ['admin'] as const;

/** For administrators: the schools of the district, and what they are called. */
export const schoolRoutes = Router()
  .get(
    '/schools',
    endpoint({ roles, reply }, () => listSchools()),
  )
  .patch(
    '/schools/:id',
    endpoint(
      { roles, params: ById, body: SchoolName, reply },
      ({ actor, params, body, ...request }) => renameSchool(actor, params.id, body.name, request),
    ),
  );
