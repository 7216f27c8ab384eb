import type { Migration } from '../db/migration.js';

const SPARE = [
  ['roster_staged', 'run_id'],
  ['enrolments', 'course_id'],
] as const;

/**
 * Each of these is the beginning of a unique index. It cost a write for every row of a class list, and
 * where statistics are young the planner took it and sorted the whole list for each batch.
 */
export const up: Migration = async ({ run }) => {
  await run(
    ...SPARE.map(([table, column]) => `drop index if exists ${table}_tenant_id_${column}_idx`),
  );
};

export const down: Migration = async ({ run }) => {
  await run(...SPARE.map(([table, column]) => `create index on ${table} (tenant_id, ${column})`));
};
