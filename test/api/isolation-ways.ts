import { id, own, type Plan } from './isolation-plan.js';

/** Ways after high school: facts for everybody, and a student's own choice. */
export const WAY_PLANS: Record<string, Plan> = {
  'GET /ways': { as: 'student', ...own, query: 'career=29-1141.00' },
  'GET /my-ways': { as: 'student', ...own },
  'POST /my-ways': { as: 'student', ...own, body: () => ({ way: 'work', why: 'To earn' }) },
  'DELETE /my-ways/:id': { as: 'student', path: id('way') },
  'POST /my-ways/:id/restore': { as: 'student', path: id('way') },
};
