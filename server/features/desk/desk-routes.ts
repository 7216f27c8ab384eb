import { Router } from 'express';
import { Desk } from '#contracts/desk.js';
import { endpoint } from '../../http/endpoint.js';
import { meetingsOf } from '../conference-days/my-meetings.js';
import { myTasks } from '../grade-tasks/my-tasks.js';
import { nudgesFor } from '../nudges/nudge-records.js';

/** What counselors ask of the student and tell them, apart from the home so that neither waits. */
export const deskRoutes = Router().get(
  '/desk',
  endpoint({ roles: ['student'], reply: { status: 200, schema: Desk } }, async ({ actor, now }) => {
    const [tasks, nudges, meetings] = await Promise.all([
      myTasks(actor),
      nudgesFor(actor.personId, now),
      meetingsOf(actor.personId, now),
    ]);
    return { tasks, nudges, meetings };
  }),
);
