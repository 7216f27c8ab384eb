import { Router } from 'express';
import { z } from 'zod';
import { PersonPath } from '#contracts/class.js';
import {
  ApprovedPlans,
  ChoiceQuery,
  CourseChoices,
  CoursePlan,
  NewException,
  NewPlanCopy,
  PlanApprovals,
  PlanChanges,
  PlanEntries,
  PlanPath,
  PlanText,
  StaffStep,
  WaitingPlans,
} from '#contracts/course-plans.js';
import { NewSignature, PaperSignature } from '#contracts/signatures.js';
import { endpoint } from '../../http/endpoint.js';
import { CATALOG_KEEPERS } from './catalog-policy.js';
import { readChoices } from './choice-service.js';
import {
  adoptPlan,
  changePlan,
  copyPlan,
  exceptOwn,
  putEntries,
  readOwnPlan,
  setPlanRemoved,
  signPlan,
  submitPlan,
  withdrawPlan,
} from './plan-service.js';
import { exceptFor, readPlanOf, recordSignature, stepPlan } from './plan-staff-service.js';
import { approvePlans, readWaitingPlans, undoApprovals } from './waiting-plans.js';

const reply = { status: 200, schema: CoursePlan } as const;
const own = { roles: ['student'], params: PlanPath, reply } as const;
/** The plan itself is called `main`; it begins with the first look, so this GET writes. */
const AnyPlan = z.object({ id: z.union([z.literal('main'), z.uuid()]) });
const approvals = {
  roles: CATALOG_KEEPERS,
  reply: { status: 200, schema: ApprovedPlans },
} as const;
const ofStudent = { params: PersonPath, reply } as const;

/** What students plan, and what staff decide on it. */
export const coursePlanRoutes = Router()
  .get(
    '/course-plans/:id',
    endpoint({ ...own, params: AnyPlan, writes: true }, ({ actor, params, now }) =>
      readOwnPlan(actor, params.id, now),
    ),
  )
  .post(
    '/course-plans',
    endpoint(
      { roles: own.roles, body: NewPlanCopy, reply: { ...reply, status: 201 } },
      ({ actor, body, now }) => copyPlan(actor, body, now),
    ),
  )
  .patch(
    '/course-plans/:id',
    endpoint({ ...own, body: PlanChanges }, ({ actor, params, body, now }) =>
      changePlan(actor, params.id, body, now),
    ),
  )
  .put(
    '/course-plans/:id/entries',
    endpoint({ ...own, body: PlanEntries }, ({ actor, params, body, now }) =>
      putEntries(actor, params.id, body, now),
    ),
  )
  .delete(
    '/course-plans/:id',
    endpoint(own, ({ actor, params, now }) => setPlanRemoved(actor, params.id, now, now)),
  )
  .post(
    '/course-plans/:id/restore',
    endpoint(own, ({ actor, params, now }) => setPlanRemoved(actor, params.id, null, now)),
  )
  .post(
    '/course-plans/:id/adopt',
    endpoint(own, ({ actor, params, now }) => adoptPlan(actor, params.id, now)),
  )
  .put(
    '/course-plans/:id/exceptions',
    endpoint({ ...own, body: NewException }, ({ actor, params, body, now }) =>
      exceptOwn(actor, params.id, body, now),
    ),
  )
  .post(
    '/course-plans/:id/submit',
    endpoint({ ...own, body: PlanText }, ({ actor, params, body, now }) =>
      submitPlan(actor, params.id, body.text, now),
    ),
  )
  .post(
    '/course-plans/:id/withdraw',
    endpoint(own, ({ actor, params, now }) => withdrawPlan(actor, params.id, now)),
  )
  .post(
    '/course-plans/:id/signature',
    endpoint({ ...own, body: NewSignature }, ({ actor, params, body, now }) =>
      signPlan(actor, params.id, body, now),
    ),
  )
  .get(
    '/course-plans/:id/choices',
    endpoint(
      { ...own, query: ChoiceQuery, reply: { status: 200, schema: CourseChoices } },
      ({ actor, params, query, now }) => readChoices(actor, params.id, query, now),
    ),
  )
  .get(
    '/class/:personId/course-plan',
    endpoint({ ...ofStudent, writes: true }, ({ actor, params, ...request }) =>
      readPlanOf(actor, params.personId, request),
    ),
  )
  .post(
    '/class/:personId/course-plan/steps',
    endpoint({ ...ofStudent, roles: CATALOG_KEEPERS, body: StaffStep }, (input) =>
      stepPlan(input.actor, input.params.personId, input.body, input),
    ),
  )
  .post(
    '/class/:personId/course-plan/signatures',
    endpoint({ ...ofStudent, roles: CATALOG_KEEPERS, body: PaperSignature }, (input) =>
      recordSignature(input.actor, input.params.personId, input.body, input),
    ),
  )
  .put(
    '/class/:personId/course-plan/exceptions',
    endpoint({ ...ofStudent, roles: CATALOG_KEEPERS, body: NewException }, (input) =>
      exceptFor(input.actor, input.params.personId, input.body, input),
    ),
  )
  .get(
    '/waiting-course-plans',
    endpoint(
      { roles: CATALOG_KEEPERS, writes: true, reply: { status: 200, schema: WaitingPlans } },
      ({ actor, ...request }) => readWaitingPlans(actor, request),
    ),
  )
  .post(
    '/course-plan-approvals',
    endpoint({ ...approvals, body: PlanApprovals }, ({ actor, body, ...request }) =>
      approvePlans(actor, body.studentIds, request),
    ),
  )
  .post(
    '/course-plan-approvals/undo',
    endpoint({ ...approvals, body: PlanApprovals }, ({ actor, body, ...request }) =>
      undoApprovals(actor, body.studentIds, request),
    ),
  );
