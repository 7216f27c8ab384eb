import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const note = (type: string, dataClass: 2 | 3 = 2) => column(type, 'staff work', dataClass, 'plan');

/** What staff write down of a talk with a student. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('advising_notes', app, {
      columns: {
        student_id: note('uuid not null'),
        author_id: column('uuid', 'staff work', 1, 'plan'),
        contact: note('text not null'),
        contact_on: note('date not null'),
        text: note('text not null', 3),
        /** What came later, a list of `{text, at}`: after a day nothing that was written changes. */
        additions: note(`jsonb not null default '[]'`, 3),
        visibility: note('text not null'),
        follow_up_on: note('date'),
        removed_at: note('timestamptz'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['author_id'], table: 'people', onDelete: 'set null' },
      ],
      indexes: ['contact_on'],
      checks: {
        contact_known: `contact in ('talk', 'call', 'email', 'meeting')`,
        visibility_known: `visibility in ('student', 'staff', 'me')`,
        lengths: 'length(text) between 1 and 4000 and pg_column_size(additions) <= 60000',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table advising_notes');
};
