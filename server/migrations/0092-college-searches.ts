import type { Migration } from '../db/migration.js';
import { column, tenantTable } from './dsl.js';

/** What a student chooses colleges by, under a name of their own: theirs alone. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('college_searches', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        name: column('text not null', 'student work', 3, 'plan'),
        wish: column('text not null', 'student work', 3, 'plan'),
        created_at: column('timestamptz not null default now()', 'student work', 2, 'plan'),
        removed_at: column('timestamptz', 'student work', 2, 'plan'),
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      indexes: ['student_id, created_at'],
      checks: {
        name_length: 'length(name) between 1 and 80',
        wish_length: 'length(wish) between 1 and 1000',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table college_searches');
};
