import type { World } from './isolation-world.js';

const own = { as: 'student', isOwn: true } as const;
const ofStudent = {
  as: 'teacher',
  path: ({ ids }: World) => ({ personId: ids.person }),
} as const;

/** How the routes of the look-back are asked in the matrix, each after the one before. */
export const LOOK_BACK_PLANS = {
  'GET /look-back': own,
  'PUT /look-back': { ...own, body: () => ({ text: 'I changed a lot', revision: 0 }) },
  'POST /look-back/done': { ...own, body: () => ({ isDone: true, revision: 1 }) },
  'GET /class/:personId/look-back': ofStudent,
  'POST /class/:personId/look-back/return': {
    ...ofStudent,
    body: () => ({ comment: 'Say more', revision: 2 }),
  },
} as const;
