import { Router } from 'express';
import { PersonPath } from '#contracts/class.js';
import {
  CarriedGoalPath,
  CarriedGoals,
  GoalChoiceUndo,
  LookBack,
  LookBackDone,
  LookBackDraft,
  LookBackPage,
  LookBackQuery,
  LookBackReturn,
  NewGoalChoice,
  StudentLookBack,
} from '#contracts/look-back.js';
import { endpoint } from '../../http/endpoint.js';
import { chooseForGoal, undoChoice } from './goal-choice-service.js';
import {
  finishLookBack,
  readLookBack,
  readLookBackOf,
  returnLookBack,
  saveLookBack,
} from './look-back-service.js';

const roles = ['student'] as const;
const params = PersonPath;
const reply = { status: 200, schema: LookBack } as const;
const goals = {
  roles,
  params: CarriedGoalPath,
  reply: { status: 200, schema: CarriedGoals },
} as const;
const ofStudent = { params, reply: { status: 200, schema: StudentLookBack } } as const;

/** An earlier school year beside this one, and what the student says has changed. */
export const lookBackRoutes = Router()
  .get(
    '/look-back',
    endpoint(
      { roles, query: LookBackQuery, reply: { status: 200, schema: LookBackPage } },
      ({ actor, query, now }) => readLookBack(actor, query.from, now),
    ),
  )
  .put(
    '/look-back',
    endpoint({ roles, body: LookBackDraft, reply }, ({ actor, body, now }) =>
      saveLookBack(actor, body, now),
    ),
  )
  .post(
    '/look-back/done',
    endpoint({ roles, body: LookBackDone, reply }, ({ actor, body, now }) =>
      finishLookBack(actor, body, now),
    ),
  )
  .put(
    '/look-back/goals/:id',
    endpoint({ ...goals, body: NewGoalChoice }, (input) =>
      chooseForGoal(input.actor, input.params.id, input.body, input.now),
    ),
  )
  .post(
    '/look-back/goals/:id/undo',
    endpoint({ ...goals, body: GoalChoiceUndo }, (input) =>
      undoChoice(input.actor, input.params.id, input.body, input.now),
    ),
  )
  .get(
    '/class/:personId/look-back',
    endpoint({ ...ofStudent, writes: true }, ({ actor, params: { personId }, ...request }) =>
      readLookBackOf(actor, personId, request),
    ),
  )
  .post(
    '/class/:personId/look-back/return',
    endpoint({ ...ofStudent, body: LookBackReturn }, (input) =>
      returnLookBack(input.actor, input.params.personId, input.body, input),
    ),
  );
