import { Router } from 'express';
import { Goal, GoalChanges, GoalList, GoalPath, NewGoal } from '#contracts/goals.js';
import { endpoint } from '../../http/endpoint.js';
import { addGoal, changeGoal, listOwnGoals, removeGoal, restoreGoal } from './goal-service.js';

const reply = { status: 200, schema: Goal } as const;

export const goalRoutes = Router()
  .get(
    '/goals',
    endpoint({ reply: { status: 200, schema: GoalList } }, ({ actor }) => listOwnGoals(actor)),
  )
  .post(
    '/goals',
    endpoint({ body: NewGoal, reply: { status: 201, schema: Goal } }, ({ actor, body, now }) =>
      addGoal(actor, body, now),
    ),
  )
  .patch(
    '/goals/:id',
    endpoint({ params: GoalPath, body: GoalChanges, reply }, ({ actor, params, body, now }) =>
      changeGoal(actor, params.id, body, now),
    ),
  )
  .delete(
    '/goals/:id',
    endpoint({ params: GoalPath, reply }, ({ actor, params, now }) =>
      removeGoal(actor, params.id, now),
    ),
  )
  .post(
    '/goals/:id/restore',
    endpoint({ params: GoalPath, reply }, ({ actor, params, now }) =>
      restoreGoal(actor, params.id, now),
    ),
  );
