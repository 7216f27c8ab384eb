import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** What a student is good at and wants to get better at, and what a goal rests on. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('strengths', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        side: column('text not null', 'student work', 3, 'plan'),
        text: column('text not null', 'student work', 3, 'plan'),
        /** What it is known from: the student, somebody who said so, a result, class work. */
        source: column('text not null', 'student work', 2, 'plan'),
        source_note: column(`text not null default ''`, 'student work', 3, 'plan'),
        /** Staff who put it forward; it is part of the plan once the student took it. */
        suggested_by: column('uuid', 'staff work', 1, 'plan'),
        state: column(`text not null default 'mine'`, 'student work', 2, 'plan'),
        goal_id: column('uuid', 'student work', 2, 'plan'),
        visibility: column(`text not null default 'teachers'`, 'student work', 2, 'plan'),
        removed_at: column('timestamptz', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['suggested_by'], table: 'people', onDelete: 'set null' },
        { columns: ['goal_id'], table: 'goals', onDelete: 'set null' },
      ],
      checks: {
        side_known: `side in ('strength', 'growth')`,
        source_known: `source in ('me', 'teacher', 'result', 'class work')`,
        state_known: `state in ('mine', 'suggested', 'declined')`,
        visibility_known: `visibility in ('private', 'adviser', 'teachers')`,
        lengths: 'length(text) between 1 and 200 and length(source_note) <= 300',
      },
    }),
    ...tenantTable('goal_citations', app, {
      columns: {
        goal_id: column('uuid not null', 'student work', 2, 'plan'),
        kind: column('text not null', 'student work', 2, 'plan'),
        /** The id or code of what is cited, which may change or go. */
        source: column('text not null', 'student work', 2, 'plan'),
        /** What it said then. Later results never change it. */
        snapshot: column('jsonb not null', 'student work', 3, 'plan'),
        cited_at: column('timestamptz not null', 'student work', 2, 'plan'),
      },
      references: [{ columns: ['goal_id'], table: 'goals', onDelete: 'cascade' }],
      unique: ['goal_id, kind, source'],
      checks: {
        kind_known: `kind in ('result', 'career', 'reflection')`,
        snapshot_size: 'pg_column_size(snapshot) <= 4000',
      },
      grants: 'select, insert, delete',
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table goal_citations, strengths');
};
