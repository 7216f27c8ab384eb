import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** What a student says, once a school year, has changed since an earlier one. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('look_backs', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        /** The calendar year in which the school year of looking back began. */
        school_year: column('smallint not null', 'student work', 2, 'plan'),
        text: column(`text not null default ''`, 'student work', 3, 'plan'),
        visibility: column(`text not null default 'teachers'`, 'student work', 2, 'plan'),
        state: column(`text not null default 'open'`, 'student work', 2, 'plan'),
        /** Two windows and a return must not write over each other unseen. */
        revision: column('integer not null default 1', 'system', 1, 'plan'),
        done_at: column('timestamptz', 'student work', 2, 'plan'),
        comment: column(`text not null default ''`, 'staff work', 3, 'plan'),
        returned_by: column('uuid', 'staff work', 1, 'plan'),
        returned_at: column('timestamptz', 'staff work', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['returned_by'], table: 'people', onDelete: 'set null' },
      ],
      unique: ['student_id, school_year'],
      checks: {
        state_known: `state in ('open', 'done', 'returned')`,
        visibility_known: `visibility in ('private', 'adviser', 'teachers')`,
        // Room for the words of several records of one student that are put together.
        lengths: 'length(text) <= 20000 and length(comment) <= 20000',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table look_backs');
};
