import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** What a student says of careers in their lists: hide it, or it does not fit me because. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('match_marks', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        code: column('text not null', 'student work', 3, 'plan'),
        mark: column('text not null', 'student work', 3, 'plan'),
        why: column(`text not null default ''`, 'student work', 3, 'plan'),
        ...timestamps,
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      // Two records of one student may both have marked a career: the newest mark counts.
      indexes: ['student_id, code'],
      checks: {
        mark_known: `mark in ('hidden', 'disagrees')`,
        why_length: 'length(why) <= 300',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table match_marks');
};
