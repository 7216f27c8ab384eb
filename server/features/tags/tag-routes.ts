import { Router } from 'express';
import { z } from 'zod';
import { GoalStep, StepChanges, StepPath } from '#contracts/goals.js';
import { NewTaggedItem, TagBoard, TaggedItem, TagPath } from '#contracts/tags.js';
import { ThemePath } from '#contracts/themes.js';
import { endpoint } from '../../http/endpoint.js';
import {
  addItem,
  explainStep,
  readBoard,
  requestRefresh,
  tagGoal,
  tagTheme,
  untagGoal,
} from './tag-service.js';

const board = { status: 200, schema: TagBoard } as const;
const nothing = { status: 200, schema: z.object({}) } as const;
const params = TagPath;

/** Course work tied to students' goals, and the student's own word on it. */
export const tagRoutes = Router()
  .get(
    '/tags',
    endpoint({ writes: true, reply: board }, ({ actor, now, requestId }) =>
      readBoard(actor, { now, requestId }),
    ),
  )
  .post(
    '/tags/refresh',
    endpoint({ reply: board }, ({ actor, now, requestId }) =>
      requestRefresh(actor, { now, requestId }),
    ),
  )
  .post(
    '/tags/items',
    endpoint(
      { body: NewTaggedItem, reply: { status: 201, schema: TaggedItem } },
      ({ actor, body }) => addItem(actor, body),
    ),
  )
  .put(
    '/tags/:key/goals/:goalId',
    endpoint({ params, reply: nothing }, async ({ actor, params: { key, goalId } }) => {
      await tagGoal(actor, key, goalId);
      return {};
    }),
  )
  .delete(
    '/tags/:key/goals/:goalId',
    endpoint({ params, reply: nothing }, async ({ actor, params: { key, goalId }, now }) => {
      await untagGoal(actor, key, goalId, now);
      return {};
    }),
  )
  .put(
    '/tags/:key/themes/:kind/:theme',
    endpoint({ params: ThemePath, reply: nothing }, async ({ actor, params: path }) => {
      await tagTheme(actor, path, null);
      return {};
    }),
  )
  .delete(
    '/tags/:key/themes/:kind/:theme',
    endpoint({ params: ThemePath, reply: nothing }, async ({ actor, params: path, now }) => {
      await tagTheme(actor, path, now);
      return {};
    }),
  )
  .patch(
    '/goal-steps/:tagId',
    endpoint(
      { params: StepPath, body: StepChanges, reply: { status: 200, schema: GoalStep } },
      ({ actor, params: { tagId }, body }) => explainStep(actor, tagId, body.helpsBecause),
    ),
  );
