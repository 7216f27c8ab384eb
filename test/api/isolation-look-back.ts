import type { World } from './isolation-world.js';

const own = { as: 'student', isOwn: true } as const;
const ownGoal = {
  as: 'student',
  path: ({ ids }: World) => ({ id: ids.goal }),
  withoutControl: 'needs a goal of an earlier year: look-back.test.ts',
} as const;
const ofStudent = {
  as: 'teacher',
  path: ({ ids }: World) => ({ personId: ids.person }),
} as const;

/** How the routes of the look-back are asked in the matrix, each after the one before. */
export const LOOK_BACK_PLANS = {
  'GET /look-back': own,
  'PUT /look-back': { ...own, body: () => ({ text: 'I changed a lot', revision: 0 }) },
  'POST /look-back/done': { ...own, body: () => ({ isDone: true, revision: 1 }) },
  'PUT /look-back/goals/:id': {
    ...ownGoal,
    body: () => ({ choice: 'keep', why: 'It is mine', revision: 0 }),
  },
  'POST /look-back/goals/:id/undo': { ...ownGoal, body: () => ({ revision: 1 }) },
  'GET /class/:personId/look-back': ofStudent,
  'POST /class/:personId/look-back/return': {
    ...ofStudent,
    body: () => ({ comment: 'Say more', revision: 2 }),
  },
} as const;
