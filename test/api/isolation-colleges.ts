import { own, type Plan } from './isolation-plan.js';

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
  'GET /colleges/:unitid': { as: 'student', path: college, ...own },
  'GET /colleges/:unitid/programs': { as: 'student', path: college, ...own },
  'GET /colleges/:unitid/careers': { as: 'student', path: college, ...own },
};
