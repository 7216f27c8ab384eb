import type { Migration } from '../db/migration.js';
import { acrossTenants, addColumns, column, tenantTable, timestamps } from './dsl.js';

/** Short goals under long ones, how one knows, who helps; what people say about a goal and suggest. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...addColumns('goals', {
      parent_id: column('uuid', 'student work', 2, 'plan'),
      measure: column(
        `text not null default '' check (length(measure) <= 500)`,
        'student work',
        3,
        'plan',
      ),
      helpers: column(
        `text not null default '' check (length(helpers) <= 300)`,
        'student work',
        3,
        'plan',
      ),
    }),
    ...acrossTenants(
      ['goals'],
      [
        `alter table goals add foreign key (tenant_id, parent_id) references goals (tenant_id, id)
           on delete set null (parent_id)`,
      ],
    ),
    'create index on goals (tenant_id, parent_id)',
    ...tenantTable('goal_comments', app, {
      columns: {
        goal_id: column('uuid not null', 'student work', 2, 'plan'),
        author_id: column('uuid', 'student work', 2, 'plan'),
        author_role: column('text not null', 'enrollment', 1, 'plan'),
        text: column('text not null', 'student work', 3, 'plan'),
        /** Taken back by its author. It stays on record and is shown to nobody. */
        removed_at: column('timestamptz', 'student work', 2, 'plan'),
        created_at: column('timestamptz not null', 'use statistics', 1, 'plan'),
      },
      references: [
        { columns: ['goal_id'], table: 'goals', onDelete: 'cascade' },
        { columns: ['author_id'], table: 'people', onDelete: 'set null' },
      ],
      indexes: ['goal_id, created_at'],
      checks: {
        text_length: 'length(text) between 1 and 2000',
        role_known: `author_role in ('student', 'teacher', 'counselor', 'admin')`,
      },
      // What was said stays said: a thread that can be rewritten proves nothing.
      grants: 'select, insert, delete, update (removed_at, author_id)',
    }),
    ...tenantTable('goal_suggestions', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        suggested_by: column('uuid', 'staff work', 1, 'plan'),
        title: column('text not null', 'staff work', 3, 'plan'),
        why: column(`text not null default ''`, 'staff work', 3, 'plan'),
        kind: column('text not null', 'staff work', 2, 'plan'),
        horizon: column('text not null', 'staff work', 2, 'plan'),
        state: column(`text not null default 'waiting'`, 'student work', 2, 'plan'),
        /** What the student made of it. */
        goal_id: column('uuid', 'student work', 2, 'plan'),
        answered_at: column('timestamptz', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['suggested_by'], table: 'people', onDelete: 'set null' },
        { columns: ['goal_id'], table: 'goals', onDelete: 'set null' },
      ],
      indexes: ['student_id, state'],
      checks: {
        title_length: 'length(title) between 1 and 160',
        why_length: 'length(why) <= 1000',
        kind_known: `kind in ('academic', 'career', 'personal', 'cultural', 'artistic', 'social')`,
        horizon_known: `horizon in ('term', 'year', 'graduation', 'after', 'life')`,
        state_known: `state in ('waiting', 'accepted', 'declined', 'withdrawn')`,
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table goal_suggestions, goal_comments',
    'alter table goals drop column parent_id, drop column measure, drop column helpers',
  );
};
