import { Router } from 'express';
import { PersonPath } from '#contracts/class.js';
import {
  InterventionChanges,
  InterventionPath,
  NewIntervention,
  OffTrackList,
  OwnInterventions,
  StudentInterventions,
} from '#contracts/interventions.js';
import { endpoint } from '../../http/endpoint.js';
import {
  addIntervention,
  changeIntervention,
  listOffTrack,
  readInterventions,
  readOwnInterventions,
} from './intervention-service.js';

const roles = ['counselor'] as const;
const params = PersonPath;
const reply = { status: 200, schema: StudentInterventions } as const;

/** Who is off track, and what was agreed to do about it. */
export const interventionRoutes = Router()
  .get(
    '/off-track',
    endpoint(
      { roles, writes: true, reply: { status: 200, schema: OffTrackList } },
      ({ actor, now, requestId }) => listOffTrack(actor, { now, requestId }),
    ),
  )
  .get(
    '/interventions',
    endpoint(
      { roles: ['student'], reply: { status: 200, schema: OwnInterventions } },
      ({ actor }) => readOwnInterventions(actor),
    ),
  )
  .get(
    '/class/:personId/interventions',
    endpoint({ roles, params, writes: true, reply }, ({ actor, params: { personId }, ...call }) =>
      readInterventions(actor, personId, call),
    ),
  )
  .post(
    '/class/:personId/interventions',
    endpoint(
      { roles, params, body: NewIntervention, reply: { ...reply, status: 201 } },
      ({ actor, params: { personId }, body, ...call }) =>
        addIntervention(actor, personId, body, call),
    ),
  )
  .patch(
    '/class/:personId/interventions/:id',
    endpoint(
      { roles, params: InterventionPath, body: InterventionChanges, reply },
      ({ actor, params: path, body, ...call }) => changeIntervention(actor, path, body, call),
    ),
  );
