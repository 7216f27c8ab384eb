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
  'GET /scholarships': { as: 'student', ...own },
  'POST /scholarships': { as: 'counselor', ...own, body: () => ({ name: 'Rotary' }) },
  'PATCH /scholarships/:id': {
    ...{ as: 'counselor', path: id('scholarship'), body: () => ({ revision: 1, amount: '$5' }) },
  },
  'DELETE /scholarships/:id': { as: 'counselor', path: id('scholarship') },
  'POST /scholarships/:id/restore': { as: 'counselor', path: id('scholarship') },
  'GET /my-scholarships': { as: 'student', ...own },
  'POST /my-scholarships': { as: 'student', ...own, body: () => ({ name: 'Lions Club' }) },
  'PATCH /my-scholarships/:id': {
    ...{ as: 'student', path: id('pick'), body: () => ({ revision: 2, status: 'sent' }) },
  },
  'DELETE /my-scholarships/:id': { as: 'student', path: id('pick') },
  'POST /my-scholarships/:id/restore': { as: 'student', path: id('pick') },
  'GET /aid': { as: 'student', ...own },
  'PUT /aid/steps/:step': {
    ...{ as: 'student', ...own, path: () => ({ step: 'account' }) },
    body: () => ({ state: 'done' }),
  },
  'POST /aid/evenings': {
    ...{ as: 'counselor', ...own, body: () => ({ heldOn: '2090-01-10', words: 'Library' }) },
  },
  'DELETE /aid/evenings/:id': { as: 'counselor', path: id('aidEvening') },
  'POST /aid/evenings/:id/restore': { as: 'counselor', path: id('aidEvening') },
  'GET /aid/students': { as: 'counselor', ...own },
};
