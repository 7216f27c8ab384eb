import type { Migration } from '../db/migration.js';
import { addColumns, column } from './dsl.js';

/** How long a platform lets its public keys be kept, from its Cache-Control. */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('lti_platform_keys', {
      max_age_seconds: column('integer not null default 3600', 'system', 0, 'district', false),
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('alter table lti_platform_keys drop column max_age_seconds');
};
