import { id, own, type Plan } from './isolation-plan.js';
import { CAREER, type World } from './isolation-world.js';

const said = ({ ids }: World) => ({ id: ids.goal, commentId: ids.comment });

/** How the routes of goals, of what is said about them and of suggestions are asked in the matrix. */
export const GOAL_PLANS: Record<string, Plan> = {
  'GET /goals': { as: 'student', ...own },
  'POST /goals': {
    ...{ as: 'student', ...own },
    body: () => ({ title: 'One more', kind: 'career', horizon: 'year' }),
  },
  'PATCH /goals/:id': { as: 'student', path: id('goal'), body: () => ({ title: 'Changed' }) },
  'PATCH /goal-steps/:tagId': {
    ...{ as: 'student', path: id('tag', 'tagId') },
    body: () => ({ helpsBecause: 'it shows me the work' }),
  },
  'DELETE /goals/:id': { as: 'student', path: id('goal') },
  'POST /goals/:id/restore': { as: 'student', path: id('goal') },
  'GET /goals/:id/comments': { as: 'student', path: id('goal') },
  'POST /goals/:id/comments': {
    ...{ as: 'teacher', path: id('goal'), body: () => ({ text: 'How is it going?' }) },
  },
  'DELETE /goals/:id/comments/:commentId': { as: 'student', path: said },
  'POST /goals/:id/comments/:commentId/restore': { as: 'student', path: said },
  'GET /goal-suggestions': { as: 'student', ...own },
  'POST /goal-suggestions': {
    ...{ as: 'teacher', path: () => ({}) },
    body: ({ ids }) => ({
      ...{ title: 'Join a club', kind: 'social', horizon: 'term', studentIds: [ids.person] },
    }),
  },
  'PATCH /goal-suggestions/:id': {
    ...{ as: 'student', path: id('suggestion'), body: () => ({ state: 'waiting' }) },
  },
  'DELETE /goal-suggestions/:id': { as: 'teacher', path: id('suggestion') },
  'GET /goals/:id/citations': { as: 'student', path: id('goal') },
  'POST /goals/:id/citations': {
    ...{ as: 'student', path: id('goal'), body: () => ({ kind: 'career', source: CAREER }) },
  },
  'DELETE /goals/:id/citations/:citationId': {
    ...{ as: 'student', path: ({ ids }) => ({ id: ids.goal, citationId: ids.citation }) },
  },
};

/** Those of goals that a group has in common. */
export const GROUP_PLANS: Record<string, Plan> = {
  'GET /groups': { as: 'student', ...own },
  'POST /groups': {
    ...{ as: 'student', ...own },
    body: () => ({ title: 'A club', kind: 'social', horizon: 'year' }),
  },
  'POST /groups/look': {
    ...{ as: 'student', ...own, body: () => ({ code: 'WRONG234' }) },
    withoutControl: 'opens by a code of the own district only: group-goals.test.ts',
  },
  'PATCH /groups/:id/part': {
    ...{ as: 'student', path: id('group'), body: () => ({ shares: false }) },
  },
  'POST /groups/:id/leave': { as: 'student', path: id('group') },
  'POST /groups/:id/return': { as: 'student', path: id('group') },
  'POST /groups/:id/code': { as: 'student', path: id('group') },
  'DELETE /groups/:id/code': { as: 'student', path: id('group') },
  'POST /groups/:id/close': { as: 'student', path: id('group') },
  'POST /groups/:id/reopen': { as: 'student', path: id('group') },
  'POST /groups/:id/join': {
    ...{ as: 'student', path: id('group') },
    body: () => ({ title: 'Part', visibility: 'teachers', shares: false }),
    withoutControl: 'the student is in it already: group-goals.test.ts',
  },
};
