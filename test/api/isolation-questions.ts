import { id, own, type Plan } from './isolation-plan.js';
import { CAREER } from './isolation-world.js';

const code = () => ({ code: CAREER });

/** How the routes of questions are asked in the matrix, each after the one before. */
export const QUESTION_PLANS: Record<string, Plan> = {
  'GET /careers/:code/questions': { as: 'student', path: code, ...own },
  'POST /careers/:code/questions': {
    ...{ as: 'student', path: code, ...own, body: () => ({ question: 'How is it?' }) },
  },
  'DELETE /my-questions/:id': { as: 'student', path: id('question') },
  'POST /my-questions/:id/restore': { as: 'student', path: id('question') },
  'GET /career-questions': { as: 'counselor', ...own },
  'PUT /career-questions/:id/state': {
    ...{ as: 'counselor', path: id('question') },
    body: () => ({ from: 'waiting', to: 'passed-on' }),
  },
};
