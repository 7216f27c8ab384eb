import { Router } from 'express';
import { z } from 'zod';
import {
  GradeTaskPage,
  GradeTaskPath,
  GradeTasks,
  NewGradeTask,
  NewTick,
} from '#contracts/grade-tasks.js';
import { endpoint } from '../../http/endpoint.js';
import { tickTask, untickTask } from './my-tasks.js';
import { addTask, changeTask, endTask, listTasks, readTask } from './task-service.js';

const roles = ['counselor'] as const;
const reply = { status: 200, schema: GradeTasks } as const;
const params = GradeTaskPath;
const own = { roles: ['student'], params, reply: { status: 200, schema: z.object({}) } } as const;

/** What counselors ask of grades, and students' ticks. */
export const taskRoutes = Router()
  .get(
    '/grade-tasks',
    endpoint({ roles, reply }, ({ actor }) => listTasks(actor)),
  )
  .post(
    '/grade-tasks',
    endpoint(
      { roles, body: NewGradeTask, reply: { ...reply, status: 201 } },
      ({ actor, body, now }) => addTask(actor, body, now),
    ),
  )
  .get(
    '/grade-tasks/:id',
    endpoint(
      { roles, params, writes: true, reply: { status: 200, schema: GradeTaskPage } },
      ({ actor, params: { id }, ...call }) => readTask(actor, id, call),
    ),
  )
  .put(
    '/grade-tasks/:id',
    endpoint({ roles, params, body: NewGradeTask, reply }, ({ actor, params: { id }, body, now }) =>
      changeTask(actor, id, body, now),
    ),
  )
  .delete(
    '/grade-tasks/:id',
    endpoint({ roles, params, reply }, ({ actor, params: { id }, now }) =>
      endTask(actor, id, true, now),
    ),
  )
  .post(
    '/grade-tasks/:id/restore',
    endpoint({ roles, params, reply }, ({ actor, params: { id }, now }) =>
      endTask(actor, id, false, now),
    ),
  )
  .put(
    '/my-tasks/:id/tick',
    endpoint({ ...own, body: NewTick }, async ({ actor, params: { id }, body, now }) => {
      await tickTask(actor, id, body.line, now);
      return {};
    }),
  )
  .delete(
    '/my-tasks/:id/tick',
    endpoint(own, async ({ actor, params: { id }, now }) => {
      await untickTask(actor, id, now);
      return {};
    }),
  );
