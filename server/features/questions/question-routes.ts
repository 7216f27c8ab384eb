import { Router } from 'express';
import { CareerPath } from '#contracts/careers.js';
import {
  NewQuestion,
  OwnQuestions,
  QuestionDecision,
  QuestionPath,
  StaffQuestions,
} from '#contracts/questions.js';
import { endpoint } from '../../http/endpoint.js';
import {
  askQuestion,
  decideQuestion,
  listQuestions,
  readOwnQuestions,
  setOwnQuestionRemoved,
} from './question-service.js';

const own = { roles: ['student'], reply: { status: 200, schema: OwnQuestions } } as const;
const asked = { roles: ['student'], reply: { status: 201, schema: OwnQuestions } } as const;
/** Counselors and administrators answer for what reaches people outside. */
const staff = {
  roles: ['counselor', 'admin'],
  reply: { status: 200, schema: StaffQuestions },
} as const;

/** Questions about a career: asked by a student, routed by a counselor. */
export const questionRoutes = Router()
  .get(
    '/careers/:code/questions',
    endpoint({ ...own, params: CareerPath }, async ({ actor, params: { code } }) => ({
      items: await readOwnQuestions(actor, code),
    })),
  )
  .post(
    '/careers/:code/questions',
    endpoint(
      { ...asked, params: CareerPath, body: NewQuestion },
      async ({ actor, params: { code }, body, now }) => ({
        items: await askQuestion(actor, code, body, now),
      }),
    ),
  )
  .delete(
    '/my-questions/:id',
    endpoint({ ...own, params: QuestionPath }, async ({ actor, params: { id }, now }) => ({
      items: await setOwnQuestionRemoved(actor, id, now),
    })),
  )
  .post(
    '/my-questions/:id/restore',
    endpoint({ ...own, params: QuestionPath }, async ({ actor, params: { id } }) => ({
      items: await setOwnQuestionRemoved(actor, id, null),
    })),
  )
  .get(
    '/career-questions',
    endpoint({ ...staff, writes: true }, async ({ actor, ...request }) => ({
      items: await listQuestions(actor, request),
    })),
  )
  .put(
    '/career-questions/:id/state',
    endpoint(
      { ...staff, params: QuestionPath, body: QuestionDecision },
      async ({ actor, params: { id }, body, ...request }) => ({
        items: await decideQuestion(actor, id, body, request),
      }),
    ),
  );
