import { Router } from 'express';
import { z } from 'zod';
import {
  MyStudents,
  NewStaffPart,
  PeopleFound,
  PeopleSearch,
  StaffParts,
} from '#contracts/staff-parts.js';
import { endpoint } from '../../http/endpoint.js';
import { readMyStudents } from './my-students.js';
import { endPart, givePart, readParts, restorePart, searchPeople } from './part-service.js';

const params = z.object({ id: z.uuid() });
const reply = { status: 200, schema: StaffParts } as const;
const roles = ['admin'] as const;

/** Parts of the staff: for administrators, who give and end them, and for whoever has one. */
export const staffPartRoutes = Router()
  .get(
    '/staff-parts',
    endpoint({ roles, writes: true, reply }, ({ actor, ...request }) => readParts(actor, request)),
  )
  .post(
    '/staff-parts',
    endpoint(
      { roles, body: NewStaffPart, reply: { ...reply, status: 201 } },
      ({ actor, body, ...request }) => givePart(actor, body, request),
    ),
  )
  .post(
    '/staff-part-searches',
    endpoint(
      { roles, body: PeopleSearch, reply: { status: 200, schema: PeopleFound } },
      ({ actor, body, ...request }) => searchPeople(actor, body, request),
    ),
  )
  .delete(
    '/staff-parts/:id',
    endpoint({ roles, params, reply }, ({ actor, params: { id }, ...request }) =>
      endPart(actor, id, request),
    ),
  )
  .post(
    '/staff-parts/:id/restore',
    endpoint({ roles, params, reply }, ({ actor, params: { id }, ...request }) =>
      restorePart(actor, id, request),
    ),
  )
  .get(
    '/my-students',
    endpoint(
      { writes: true, reply: { status: 200, schema: MyStudents } },
      ({ actor, ...request }) => readMyStudents(actor, request),
    ),
  );
