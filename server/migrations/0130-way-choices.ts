import type { Migration } from '../db/migration.js';
import { column, tenantTable } from './dsl.js';

/** What a student wants to do after high school, with every change of mind: theirs alone. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('way_choices', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        way: column('text not null', 'student work', 3, 'plan'),
        why: column(`text not null default ''`, 'student work', 3, 'plan'),
        chosen_at: column('timestamptz not null', 'student work', 2, 'plan'),
        removed_at: column('timestamptz', 'student work', 2, 'plan'),
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      indexes: ['student_id, chosen_at'],
      checks: {
        way_known: `way in ('work', 'apprenticeship', 'military', 'two-year', 'four-year', 'gap-year', 'other')`,
        why_length: 'length(why) <= 1000',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table way_choices');
};
