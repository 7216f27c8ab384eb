import { told } from '../support/voices.js';
import { id, own, type Plan } from './isolation-plan.js';
import { CAREER } from './isolation-world.js';

const code = () => ({ code: CAREER });

/** How the routes of interviews are asked in the matrix, each after the one before. */
export const VOICE_PLANS: Record<string, Plan> = {
  'GET /careers/:code/voices': { as: 'student', path: code, ...own },
  'POST /careers/:code/voices': { as: 'teacher', path: code, ...own, body: () => told() },
  'GET /voices': { as: 'teacher', ...own },
  'PUT /voices/:id/state': {
    ...{ as: 'counselor', path: id('voice'), body: () => ({ from: 'waiting', to: 'shown' }) },
  },
  'DELETE /voices/:id': { as: 'teacher', path: id('voice') },
};
