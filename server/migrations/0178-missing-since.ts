import type { Migration } from '../db/migration.js';
import { acrossTenants, addColumns, column } from './dsl.js';

/** Since when the same components are missing: `computed_at` moves each time a plan is judged. */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('completions', {
      missing_since: column(
        'timestamptz not null default now()',
        'in-app performance',
        2,
        'plan',
        false,
      ),
    }),
    ...acrossTenants(['completions'], ['update completions set missing_since = computed_at']),
  );
};

export const down: Migration = async ({ run }) => {
  await run('alter table completions drop column missing_since');
};
