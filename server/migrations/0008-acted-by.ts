import type { Migration } from '../db/migration.js';
import { addColumns, column } from './dsl.js';

/** Who of the LMS's administrators is behind a visit that goes by somebody else's name. */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('sessions', {
      /** Their id in the LMS; null in every other visit. */
      acted_by: column('text', 'system', 1, '30 days', false),
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('alter table sessions drop column acted_by');
};
