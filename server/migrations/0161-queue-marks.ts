import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const mark = (type: string) => column(type, 'staff work', 2, 'plan', false);

/** What a counselor put away of the facts in their queue, for good or until a day. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('queue_marks', app, {
      columns: {
        counselor_id: column('uuid not null', 'staff work', 1, 'plan', false),
        student_id: mark('uuid not null'),
        reason: mark('text not null'),
        /** Which fact it was: when something new happens, the student is in the queue again. */
        fact: mark('text not null'),
        /** Null for good. */
        until: mark('date'),
        removed_at: mark('timestamptz'),
        ...timestamps,
      },
      references: [
        { columns: ['counselor_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
      ],
      checks: { lengths: 'length(reason) <= 40 and length(fact) <= 100' },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table queue_marks');
};
