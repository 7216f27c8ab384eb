import { Router } from 'express';
import { PersonPath } from '#contracts/class.js';
import {
  NewStrength,
  StrengthChanges,
  StrengthFromStaff,
  StrengthPath,
  Strengths,
} from '#contracts/strengths.js';
import { endpoint } from '../../http/endpoint.js';
import {
  addStrength,
  changeStrength,
  makeGoalOf,
  readOwnStrengths,
  readShownStrengths,
  setStrengthRemoved,
  suggestStrength,
} from './strength-service.js';

const roles = ['student'] as const;
const params = StrengthPath;
const reply = { status: 200, schema: Strengths } as const;
const added = { status: 201, schema: Strengths } as const;

/** What a student is good at and wants to get better at. */
export const strengthRoutes = Router()
  .get(
    '/strengths',
    endpoint({ roles, reply }, ({ actor }) => readOwnStrengths(actor)),
  )
  .post(
    '/strengths',
    endpoint({ roles, body: NewStrength, reply: added }, ({ actor, body, now }) =>
      addStrength(actor, body, now),
    ),
  )
  .patch(
    '/strengths/:id',
    endpoint({ roles, params, body: StrengthChanges, reply }, (input) =>
      changeStrength(input.actor, input.params.id, input.body, input.now),
    ),
  )
  .delete(
    '/strengths/:id',
    endpoint({ roles, params, reply }, ({ actor, params: { id }, now }) =>
      setStrengthRemoved(actor, id, now),
    ),
  )
  .post(
    '/strengths/:id/restore',
    endpoint({ roles, params, reply }, ({ actor, params: { id } }) =>
      setStrengthRemoved(actor, id, null),
    ),
  )
  .post(
    '/strengths/:id/goal',
    endpoint({ roles, params, reply: added }, ({ actor, params: { id }, now }) =>
      makeGoalOf(actor, id, now),
    ),
  )
  .get(
    '/class/:personId/strengths',
    endpoint({ params: PersonPath, writes: true, reply }, ({ actor, params: path, ...request }) =>
      readShownStrengths(actor, path.personId, request),
    ),
  )
  .post(
    '/class/:personId/strengths',
    endpoint(
      { params: PersonPath, body: StrengthFromStaff, reply: added },
      ({ actor, params: path, body, ...request }) =>
        suggestStrength(actor, path.personId, body, request),
    ),
  );
