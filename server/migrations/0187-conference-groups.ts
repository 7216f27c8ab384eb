import type { Migration } from '../db/migration.js';
import { acrossTenants, addColumns, column } from './dsl.js';

/** A conference day may be for the members of a group alone. */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('conference_days', {
      group_id: column('uuid', 'staff work', 1, 'plan', false),
    }),
    'create index on conference_days (tenant_id, group_id)',
    // Cleared alone it would be a day for everybody.
    ...acrossTenants(
      ['conference_days', 'group_goals'],
      [
        `alter table conference_days add foreign key (tenant_id, group_id)
           references group_goals (tenant_id, id) on delete cascade`,
      ],
    ),
  );
};

export const down: Migration = async ({ run }) => {
  await run('alter table conference_days drop column group_id');
};
