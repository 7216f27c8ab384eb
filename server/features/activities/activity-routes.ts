import { Router } from 'express';
import { z } from 'zod';
import {
  Activity,
  ActivityChanges,
  ActivityList,
  ActivityPath,
  ActivityQuery,
  ConfirmationLink,
  NewActivity,
} from '#contracts/activities.js';
import { HoursSummary } from '#contracts/activity-hours.js';
import { PersonPath } from '#contracts/class.js';
import { endpoint } from '../../http/endpoint.js';
import {
  addActivity,
  changeActivity,
  listOwnActivities,
  readActivity,
  removeActivity,
  restoreActivity,
} from './activity-service.js';
import { makeConfirmationLink, withdrawConfirmationLink } from './confirmation-service.js';
import { readOwnHours } from './hours-service.js';
import { readStudentActivities } from './student-activities.js';

const one = { params: ActivityPath, reply: { status: 200, schema: Activity } } as const;

const ownAndShown = Router()
  .get(
    '/my-activities',
    endpoint(
      { query: ActivityQuery, reply: { status: 200, schema: ActivityList } },
      ({ actor, query, now }) => listOwnActivities(actor, query, now),
    ),
  )
  .get(
    '/my-activities/hours',
    endpoint({ reply: { status: 200, schema: HoursSummary } }, ({ actor, now }) =>
      readOwnHours(actor, now),
    ),
  )
  .get(
    '/my-activities/:id',
    endpoint(one, ({ actor, params, now }) => readActivity(actor, params.id, now)),
  )
  .post(
    '/my-activities',
    endpoint(
      { body: NewActivity, reply: { status: 201, schema: Activity } },
      ({ actor, body, now }) => addActivity(actor, body, now),
    ),
  )
  .patch(
    '/my-activities/:id',
    endpoint({ ...one, body: ActivityChanges }, ({ actor, params, body, now }) =>
      changeActivity(actor, params.id, body, now),
    ),
  )
  .delete(
    '/my-activities/:id',
    endpoint(one, ({ actor, params, now }) => removeActivity(actor, params.id, now)),
  )
  .post(
    '/my-activities/:id/restore',
    endpoint(one, ({ actor, params, now }) => restoreActivity(actor, params.id, now)),
  )
  .delete(
    '/my-activities/:id/confirmation',
    endpoint(one, ({ actor, params, now }) => withdrawConfirmationLink(actor, params.id, now)),
  )
  .get(
    '/class/:personId/activities',
    endpoint(
      {
        params: PersonPath,
        writes: true,
        reply: { status: 200, schema: z.array(Activity) },
      },
      ({ actor, params, now, requestId }) =>
        readStudentActivities(actor, params.personId, { now, requestId }),
    ),
  );

/** A student's own record of what they did outside the plan, and what of it staff may see. */
export function activityRoutes({ publicUrl }: { publicUrl: string }): Router {
  return Router()
    .use(ownAndShown)
    .post(
      '/my-activities/:id/confirmation',
      endpoint(
        { params: ActivityPath, reply: { status: 201, schema: ConfirmationLink } },
        ({ actor, params, now }) => makeConfirmationLink(actor, params.id, publicUrl, now),
      ),
    );
}
