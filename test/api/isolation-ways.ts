import { id, own, type Plan } from './isolation-plan.js';

/** Ways after high school, and the places a student applies to. */
export const WAY_PLANS: Record<string, Plan> = {
  'GET /ways': { as: 'student', ...own, query: 'career=29-1141.00' },
  'GET /my-ways': { as: 'student', ...own },
  'POST /my-ways': { as: 'student', ...own, body: () => ({ way: 'work', why: 'To earn' }) },
  'DELETE /my-ways/:id': { as: 'student', path: id('way') },
  'POST /my-ways/:id/restore': { as: 'student', path: id('way') },
  'GET /places': { as: 'student', ...own },
  'POST /places': {
    ...{ as: 'student', ...own, body: () => ({ kind: 'employer', name: 'Bakery' }) },
  },
  'PATCH /places/:id': {
    ...{ as: 'student', path: id('place'), body: () => ({ revision: 1, status: 'working' }) },
  },
  'DELETE /places/:id': { as: 'student', path: id('place') },
  'POST /places/:id/restore': { as: 'student', path: id('place') },
  'POST /places/:id/tasks': {
    ...{ as: 'student', path: id('place'), body: () => ({ title: 'Ask' }) },
  },
  'PATCH /place-tasks/:id': {
    ...{ as: 'student', path: id('placeTask'), body: () => ({ isDone: true }) },
  },
  'DELETE /place-tasks/:id': { as: 'student', path: id('placeTask') },
  'POST /place-tasks/:id/restore': { as: 'student', path: id('placeTask') },
  'POST /places/:id/requests': {
    ...{ as: 'student', path: id('place'), body: () => ({ kind: 'recommendation' }) },
  },
  'DELETE /my-requests/:id': { as: 'student', path: id('placeRequest') },
  'POST /my-requests/:id/restore': { as: 'student', path: id('placeRequest') },
  'GET /place-requests': { as: 'counselor', ...own },
  'PUT /place-requests/:id/state': {
    ...{ as: 'counselor', path: id('placeRequest') },
    body: () => ({ from: 'requested', to: 'in-work' }),
  },
};
