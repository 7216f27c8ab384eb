import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** The student's plan: goals and their milestones. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('plans', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      unique: ['student_id'],
    }),
    ...tenantTable('goals', app, {
      columns: {
        plan_id: column('uuid not null', 'student work', 2, 'plan'),
        title: column('text not null', 'student work', 3, 'plan'),
        why: column(`text not null default ''`, 'student work', 3, 'plan'),
        kind: column('text not null', 'student work', 3, 'plan'),
        horizon: column('text not null', 'student work', 3, 'plan'),
        status: column(`text not null default 'active'`, 'student work', 2, 'plan'),
        target_date: column('date', 'student work', 2, 'plan'),
        is_focus: column('boolean not null default false', 'student work', 2, 'plan'),
        /** Counts changes, so that two open tabs can't overwrite each other unseen. */
        revision: column('integer not null default 1', 'system', 1, 'plan'),
        completed_at: column('timestamptz', 'student work', 2, 'plan'),
        removed_at: column('timestamptz', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [{ columns: ['plan_id'], table: 'plans', onDelete: 'cascade' }],
      unique: ['plan_id where is_focus and removed_at is null'],
      checks: {
        title_length: 'length(title) between 1 and 160',
        why_length: 'length(why) <= 1000',
        kind_known: `kind in ('academic', 'career', 'personal', 'cultural', 'artistic', 'social')`,
        horizon_known: `horizon in ('term', 'year', 'graduation', 'after', 'life')`,
        status_known: `status in ('active', 'done')`,
      },
    }),
    ...tenantTable('milestones', app, {
      columns: {
        goal_id: column('uuid not null', 'student work', 2, 'plan'),
        title: column('text not null', 'student work', 3, 'plan'),
        due_date: column('date', 'student work', 2, 'plan'),
        done_at: column('timestamptz', 'student work', 2, 'plan'),
        position: column('integer not null', 'student work', 1, 'plan'),
        ...timestamps,
      },
      references: [{ columns: ['goal_id'], table: 'goals', onDelete: 'cascade' }],
      checks: { title_length: 'length(title) between 1 and 160' },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table milestones, goals, plans');
};
