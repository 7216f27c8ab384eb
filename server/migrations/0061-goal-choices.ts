import type { Migration } from '../db/migration.js';
import { column, tenantTable } from './dsl.js';

/**
 * What a student decides at the turn of a school year about a goal of an earlier one. Whose it is, the goal
 * tells.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('goal_choices', app, {
      columns: {
        goal_id: column('uuid not null', 'student work', 2, 'plan'),
        /** The calendar year in which the school year of choosing began. */
        school_year: column('smallint not null', 'student work', 2, 'plan'),
        choice: column('text not null', 'student work', 2, 'plan'),
        why: column('text not null', 'student work', 3, 'plan'),
        /** Two windows must not write over each other unseen. */
        revision: column('integer not null default 1', 'system', 1, 'plan'),
        chosen_at: column('timestamptz not null', 'student work', 2, 'plan'),
      },
      references: [{ columns: ['goal_id'], table: 'goals', onDelete: 'cascade' }],
      unique: ['goal_id, school_year'],
      checks: {
        choice_known: `choice in ('keep', 'change', 'finish')`,
        why_length: 'length(why) between 1 and 500',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table goal_choices');
};
