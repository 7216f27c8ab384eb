import { id, own, type Plan } from './isolation-plan.js';

const college = () => ({ unitid: '110635' });

/** Public facts on colleges: the same for every district. */
export const COLLEGE_PLANS: Record<string, Plan> = {
  'GET /colleges': { as: 'student', ...own },
  'GET /colleges/map': { as: 'student', ...own },
  'GET /colleges/places': {
    as: 'student',
    ...own,
    withoutControl: 'needs words: colleges.test.ts',
  },
  'GET /programs': { as: 'student', ...own, withoutControl: 'needs words: colleges.test.ts' },
  'GET /college-searches': { as: 'student', ...own },
  'POST /college-searches': {
    ...{ as: 'student', ...own, body: () => ({ name: 'Near home', wish: 'state=OH' }) },
  },
  'DELETE /college-searches/:id': { as: 'student', path: id('search') },
  'POST /college-searches/:id/restore': { as: 'student', path: id('search') },
  'GET /saved-colleges': { as: 'student', ...own },
  'GET /saved-colleges/:unitid': { as: 'student', path: college, ...own },
  'PUT /saved-colleges/:unitid': {
    ...{ as: 'student', path: college, ...own, body: () => ({ rating: 2 }) },
  },
  'DELETE /saved-colleges/:unitid': { as: 'student', path: college, ...own },
  'POST /saved-colleges/:unitid/restore': { as: 'student', path: college, ...own },
  'GET /colleges/:unitid': { as: 'student', path: college, ...own },
  'GET /colleges/:unitid/programs': { as: 'student', path: college, ...own },
  'GET /colleges/:unitid/careers': { as: 'student', path: college, ...own },
};
