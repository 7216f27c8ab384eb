import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** A goal that several people reach together, and each one's part in it: a goal of their own plan. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('group_goals', app, {
      columns: {
        created_by: column('uuid', 'student work', 2, 'plan'),
        /** A teacher's group of this course. */
        course_id: column('uuid', 'course data', 1, 'plan'),
        is_offered: column('boolean not null default false', 'staff work', 1, 'plan'),
        title: column('text not null', 'student work', 3, 'plan'),
        why: column(`text not null default ''`, 'student work', 3, 'plan'),
        kind: column('text not null', 'student work', 2, 'plan'),
        horizon: column('text not null', 'student work', 2, 'plan'),
        target_date: column('date', 'student work', 2, 'plan'),
        /** Lets people of the district in; the maker can see it, since they pass it on. */
        join_code: column('text', 'system', 1, 'plan'),
        code_expires_at: column('timestamptz', 'system', 1, 'plan'),
        closed_at: column('timestamptz', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['created_by'], table: 'people', onDelete: 'set null' },
        { columns: ['course_id'], table: 'courses', onDelete: 'set null' },
      ],
      unique: ['join_code where join_code is not null'],
      checks: {
        lengths: 'length(title) between 1 and 160 and length(why) <= 1000',
        kind_known: `kind in ('academic', 'career', 'personal', 'cultural', 'artistic', 'social')`,
        horizon_known: `horizon in ('term', 'year', 'graduation', 'after', 'life')`,
        code_expires: '(join_code is null) = (code_expires_at is null)',
      },
    }),
    ...tenantTable('group_members', app, {
      columns: {
        group_id: column('uuid not null', 'student work', 2, 'plan'),
        person_id: column('uuid not null', 'student work', 2, 'plan'),
        /** Their part. It stays theirs when they leave. */
        goal_id: column('uuid not null', 'student work', 2, 'plan'),
        /** Whether they said yes to showing the others its title and whether it is reached. */
        shares: column('boolean not null', 'student work', 2, 'plan'),
        left_at: column('timestamptz', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['group_id'], table: 'group_goals', onDelete: 'cascade' },
        { columns: ['person_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['goal_id'], table: 'goals', onDelete: 'cascade' },
      ],
      unique: ['group_id, person_id'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table group_members, group_goals');
};
