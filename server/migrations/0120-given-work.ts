import type { Migration } from '../db/migration.js';
import { addColumns, column } from './dsl.js';

/** Reflections that a teacher gives inside Pathlight, where no LMS waits for a link. */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('assignments', {
      is_given_here: column('boolean not null default false', 'course data', 1, 'district', false),
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('alter table assignments drop column is_given_here');
};
