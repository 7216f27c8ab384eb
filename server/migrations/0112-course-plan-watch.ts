import type { Migration } from '../db/migration.js';
import { unwatchForPlans, watchForPlans } from './plan-watch.js';

/** A plan of courses is evidence too: what changes in it is judged anew. */
export const up: Migration = async ({ run }) => {
  await run(...watchForPlans('course_plans'));
};

export const down: Migration = async ({ run }) => {
  await run(...unwatchForPlans('course_plans'));
};
