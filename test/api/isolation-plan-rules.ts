import { choiceOf } from '../support/plan-rules.js';
import { id, own, type Plan } from './isolation-plan.js';
import type { World } from './isolation-world.js';

const person = id('person', 'personId');
const line = ({ ids }: World) => ({ personId: ids.person, id: ids.componentRecord });
const change = ({ ids }: World) => ({ personId: ids.person, id: ids.componentChange });

/** What a district asks of a plan, and how far plans are. */
export const PLAN_RULE_PLANS: Record<string, Plan> = {
  'GET /templates': { as: 'admin', ...own },
  'GET /templates/:state': { as: 'admin', ...own, path: () => ({ state: 'AZ' }) },
  'GET /district-template': { as: 'admin', ...own },
  'POST /district-template/preview': { as: 'admin', ...own, body: () => choiceOf('CO', 1) },
  'POST /district-template': { as: 'admin', ...own, body: () => choiceOf('CO', 1) },
  'GET /completion': { as: 'student', ...own },
  'GET /class-completion': { as: 'teacher', ...own },
  'GET /completion-report': { as: 'counselor', ...own },
  'GET /class/:personId/completion': { as: 'teacher', path: person },
  'POST /class/:personId/component-records': {
    ...{ as: 'counselor', path: person },
    body: () => ({ code: 'adult', happenedOn: '2026-09-01', note: 'Talks with the coach' }),
  },
  'DELETE /class/:personId/component-records/:id': { as: 'counselor', path: line },
  'POST /class/:personId/component-records/:id/restore': { as: 'counselor', path: line },
  'POST /class/:personId/component-changes': {
    ...{ as: 'counselor', path: person },
    body: () => ({ code: 'finaid', change: 'waive', reason: 'Has a place already' }),
  },
  'DELETE /class/:personId/component-changes/:id': { as: 'counselor', path: change },
};
