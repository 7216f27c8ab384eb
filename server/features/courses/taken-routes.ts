import { Router } from 'express';
import { PersonPath } from '#contracts/class.js';
import { CoursesTaken, NewTakenCourse, TakenOfPath, TakenPath } from '#contracts/courses-taken.js';
import type { Actor } from '../../auth/actor.js';
import { endpoint } from '../../http/endpoint.js';
import { CATALOG_KEEPERS } from './catalog-policy.js';
import {
  addOwnTaken,
  addTakenFor,
  changeOwnTaken,
  readOwnTaken,
  readTakenOf,
  setOwnTakenRemoved,
  setTakenRemovedFor,
} from './taken-service.js';

const roles = ['student'] as const;
const reply = { status: 200, schema: CoursesTaken } as const;
const added = { status: 201, schema: CoursesTaken } as const;
const staff = { roles: CATALOG_KEEPERS, params: TakenOfPath, reply } as const;

/** Each change answers with all courses as they are then. */
async function after(change: Promise<void>, { actor, now }: { actor: Actor; now: Date }) {
  await change;
  return readOwnTaken(actor, now);
}

async function afterFor(
  change: Promise<void>,
  input: { actor: Actor; params: { personId: string }; now: Date; requestId: string },
) {
  await change;
  return readTakenOf(input.actor, input.params.personId, input);
}

/** Courses that a student takes or took. */
export const takenRoutes = Router()
  .get(
    '/courses-taken',
    endpoint({ roles, reply }, ({ actor, now }) => readOwnTaken(actor, now)),
  )
  .post(
    '/courses-taken',
    endpoint({ roles, body: NewTakenCourse, reply: added }, (input) =>
      after(addOwnTaken(input.actor, input.body, input.now), input),
    ),
  )
  .put(
    '/courses-taken/:id',
    endpoint({ roles, params: TakenPath, body: NewTakenCourse, reply }, (input) =>
      after(changeOwnTaken(input.actor, input.params.id, input.body, input.now), input),
    ),
  )
  .delete(
    '/courses-taken/:id',
    endpoint({ roles, params: TakenPath, reply }, (input) =>
      after(setOwnTakenRemoved(input.actor, input.params.id, input.now), input),
    ),
  )
  .post(
    '/courses-taken/:id/restore',
    endpoint({ roles, params: TakenPath, reply }, (input) =>
      after(setOwnTakenRemoved(input.actor, input.params.id, null), input),
    ),
  )
  .get(
    '/class/:personId/courses-taken',
    endpoint({ params: PersonPath, writes: true, reply }, ({ actor, params, ...request }) =>
      readTakenOf(actor, params.personId, request),
    ),
  )
  .post(
    '/class/:personId/courses-taken',
    endpoint(
      { roles: CATALOG_KEEPERS, params: PersonPath, body: NewTakenCourse, reply: added },
      (input) =>
        afterFor(addTakenFor(input.actor, input.params.personId, input.body, input), input),
    ),
  )
  .delete(
    '/class/:personId/courses-taken/:id',
    endpoint(staff, (input) =>
      afterFor(setTakenRemovedFor(input.actor, input.params, input.now, input), input),
    ),
  )
  .post(
    '/class/:personId/courses-taken/:id/restore',
    endpoint(staff, (input) =>
      afterFor(setTakenRemovedFor(input.actor, input.params, null, input), input),
    ),
  );
