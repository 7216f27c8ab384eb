import { Router } from 'express';
import { z } from 'zod';
import {
  ClassList,
  HeldRosterChoice,
  NotStudentMark,
  PersonPath,
  RosterStatus,
  StudentPlan,
  Together,
} from '#contracts/class.js';
import { NewWords, WordsDone, WordsRemoval, WordsRemoved } from '#contracts/class-words.js';
import { endpoint } from '../../http/endpoint.js';
import { cancelRoster, refreshRoster, settleHeldRoster } from '../roster/roster-status.js';
import { readClass, readStudentPlan } from './class-service.js';
import { removeWords, sayToMany } from './class-words.js';
import { courseOfTeacher } from './course-policy.js';
import { showTogether } from './joined-courses.js';
import { markNotStudent, unmarkNotStudent } from './not-students.js';

const nothing = { status: 200, schema: z.object({}) } as const;
const rosterReply = { status: 200, schema: RosterStatus } as const;

/** The class as its staff see it. Looking is noted, so these GETs write. */
export const classRoutes = Router()
  .get(
    '/class',
    endpoint(
      { writes: true, reply: { status: 200, schema: ClassList } },
      ({ actor, now, requestId }) => readClass(actor, { now, requestId }),
    ),
  )
  .post(
    '/class/refresh',
    endpoint({ reply: rosterReply }, ({ actor }) => refreshRoster(courseOfTeacher(actor))),
  )
  .post(
    '/class/roster/cancel',
    endpoint({ reply: rosterReply }, ({ actor }) => cancelRoster(courseOfTeacher(actor))),
  )
  .post(
    '/class/roster/settle',
    endpoint({ body: HeldRosterChoice, reply: rosterReply }, ({ actor, body }) =>
      settleHeldRoster(courseOfTeacher(actor), body.choice),
    ),
  )
  .put(
    '/class/together',
    endpoint({ body: Together, reply: nothing }, async ({ actor, body }) => {
      await showTogether(actor, body.courseIds);
      return {};
    }),
  )
  .post(
    '/class/words',
    endpoint(
      { body: NewWords, reply: { status: 201, schema: WordsDone } },
      ({ actor, body, now, requestId }) => sayToMany(actor, body, { now, requestId }),
    ),
  )
  .put(
    '/class/words/removal',
    endpoint(
      { body: WordsRemoval, reply: { status: 200, schema: WordsRemoved } },
      async ({ actor, body, now }) => ({ changed: await removeWords(actor, body, now) }),
    ),
  )
  .get(
    '/class/:personId',
    endpoint(
      { params: PersonPath, writes: true, reply: { status: 200, schema: StudentPlan } },
      ({ actor, params, now, requestId }) =>
        readStudentPlan(actor, params.personId, { now, requestId }),
    ),
  )
  .put(
    '/class/:personId/not-student',
    endpoint(
      { params: PersonPath, body: NotStudentMark, reply: nothing },
      async ({ actor, params, body, now }) => {
        await markNotStudent(actor, params.personId, body.kind, now);
        return {};
      },
    ),
  )
  .delete(
    '/class/:personId/not-student',
    endpoint({ params: PersonPath, reply: nothing }, async ({ actor, params, now }) => {
      await unmarkNotStudent(actor, params.personId, now);
      return {};
    }),
  );
