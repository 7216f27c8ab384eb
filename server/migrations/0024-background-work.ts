import type { Migration } from '../db/migration.js';
import { addColumns, column } from './dsl.js';

const SPARE = [
  // The beginnings of unique indexes. Each cost a write for every row of a class list, and where
  // statistics are young the planner took it and sorted the whole list for each batch.
  ['roster_staged', 'tenant_id, run_id'],
  ['enrolments', 'tenant_id, course_id'],
  // Written with every call to a platform; without an index on what changes, a row is renewed in place.
  ['lti_shared_states', 'updated_at'],
] as const;

/** Long lists with fewer indexes, and since when a course's listing is what it is. */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('courses', {
      line_items_state_at: column('timestamptz', 'system', 1, 'district', false),
    }),
    ...SPARE.map(
      ([table, columns]) => `drop index if exists ${table}_${columns.replaceAll(', ', '_')}_idx`,
    ),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'alter table courses drop column line_items_state_at',
    ...SPARE.map(([table, columns]) => `create index on ${table} (${columns})`),
  );
};
