import type { Plan } from './isolation-plan.js';
import type { World } from './isolation-world.js';

const kind = () => ({ kind: 'skills' });
const own: Plan = { as: 'student', isOwn: true, path: kind };
const attempt: Plan = {
  as: 'student',
  path: ({ ids }: World) => ({ kind: 'skills', id: ids.areaAttempt }),
};
const result: Plan = {
  as: 'student',
  path: ({ ids }: World) => ({ kind: 'skills', id: ids.areaResult }),
};

/** How the questions on skills and values are asked in the matrix, each after the one before. */
export const ASSESSMENT_PLANS: Record<string, Plan> = {
  'GET /profiler/dated-results': { as: 'student', isOwn: true },
  'GET /profiler/results/:id/compared/:otherId': {
    as: 'student',
    path: ({ ids }: World) => ({ id: ids.result, otherId: ids.result }),
  },
  'GET /match-fairness': { as: 'counselor', isOwn: true },
  'GET /assessments': { as: 'student', isOwn: true },
  'GET /assessments/:kind/items': own,
  'GET /assessments/:kind/attempts/current': own,
  'POST /assessments/:kind/attempts': { ...own, body: () => ({}) },
  'PATCH /assessments/:kind/attempts/:id': { ...attempt, body: () => ({ answers: { K01: 3 } }) },
  'POST /assessments/:kind/attempts/:id/finish': { ...attempt, body: () => ({ name: 'Second' }) },
  'POST /assessments/preferences/attempts/:id/finish': {
    as: 'student',
    path: ({ ids }: World) => ({ id: ids.learningAttempt }),
  },
  'GET /assessments/:kind/results': own,
  'GET /assessments/:kind/results/:id': result,
  'PATCH /assessments/:kind/results/:id': { ...result, body: () => ({ name: 'Renamed' }) },
  'DELETE /assessments/:kind/results/:id': result,
  'POST /assessments/:kind/results/:id/restore': result,
};
