import { Router } from 'express';
import {
  Aid,
  AidChange,
  AidEveningPath,
  AidStepPath,
  AidStudents,
  NewAidEvening,
} from '#contracts/aid.js';
import { endpoint } from '../../http/endpoint.js';
import {
  addEvening,
  changeStep,
  EVENING_KEEPERS as roles,
  readAid,
  readAidStudents,
  setAidEveningRemoved,
} from './aid-service.js';

const reply = { status: 200, schema: Aid } as const;
const evening = { roles, params: AidEveningPath, reply } as const;

/** Steps towards money for college. They say what was done; no answer of a form and no amount is kept. */
export const aidRoutes = Router()
  .get(
    '/aid',
    endpoint({ roles: ['student', 'teacher', ...roles], reply }, ({ actor, now }) =>
      readAid(actor, now),
    ),
  )
  .put(
    '/aid/steps/:step',
    endpoint(
      { roles: ['student'], params: AidStepPath, body: AidChange, reply },
      ({ actor, params, body, now }) => changeStep(actor, params.step, body.state, now),
    ),
  )
  .post(
    '/aid/evenings',
    endpoint(
      { roles, body: NewAidEvening, reply: { ...reply, status: 201 } },
      ({ actor, body, now }) => addEvening(actor, body, now),
    ),
  )
  .delete(
    '/aid/evenings/:id',
    endpoint(evening, ({ actor, params, now }) => setAidEveningRemoved(actor, params.id, now, now)),
  )
  .post(
    '/aid/evenings/:id/restore',
    endpoint(evening, ({ actor, params, now }) =>
      setAidEveningRemoved(actor, params.id, null, now),
    ),
  )
  .get(
    '/aid/students',
    endpoint(
      { roles: ['counselor'], writes: true, reply: { status: 200, schema: AidStudents } },
      ({ actor, ...request }) => readAidStudents(actor, request),
    ),
  );
