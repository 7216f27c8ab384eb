import { own, type Plan } from './isolation-plan.js';

const college = () => ({ unitid: '110635' });

/** Public facts on colleges: the same for every district. */
export const COLLEGE_PLANS: Record<string, Plan> = {
  'GET /colleges/:unitid': { as: 'student', path: college, ...own },
  'GET /colleges/:unitid/programs': { as: 'student', path: college, ...own },
};
