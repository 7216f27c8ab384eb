import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** Schools a student went to, and what a student asks to have put right. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('education_history', app, {
      columns: {
        student_id: column('uuid not null', 'enrollment', 2, 'plan'),
        school: column('text not null', 'enrollment', 2, 'plan'),
        from_year: column('smallint not null', 'enrollment', 2, 'plan'),
        /** Null: still there. */
        to_year: column('smallint', 'enrollment', 2, 'plan'),
        program: column(`text not null default ''`, 'enrollment', 2, 'plan'),
        credits: column('numeric(6, 2)', 'enrollment', 2, 'plan'),
        /** Staff who say that it is so; nobody: the student's own word. */
        confirmed_by: column('uuid', 'staff work', 1, 'plan'),
        confirmed_at: column('timestamptz', 'staff work', 1, 'plan'),
        removed_at: column('timestamptz', 'enrollment', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['confirmed_by'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        lengths: 'length(school) between 1 and 200 and length(program) <= 300',
        years: 'to_year is null or to_year >= from_year',
      },
    }),
    ...tenantTable('correction_requests', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        /** The fact it is about; for `result`, which one. */
        subject: column('text not null', 'student work', 2, 'plan'),
        result_id: column('uuid', 'student work', 2, 'plan'),
        /** What stood there when the student asked. */
        shown: column('text not null', 'student work', 3, 'plan'),
        text: column('text not null', 'student work', 3, 'plan'),
        state: column(`text not null default 'open'`, 'staff work', 2, 'plan'),
        reason: column(`text not null default ''`, 'staff work', 3, 'plan'),
        decided_by: column('uuid', 'staff work', 1, 'plan'),
        decided_at: column('timestamptz', 'staff work', 2, 'plan'),
        corrected_by: column('uuid', 'staff work', 1, 'plan'),
        corrected_at: column('timestamptz', 'staff work', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['result_id'], table: 'assessment_results', onDelete: 'cascade' },
        { columns: ['decided_by'], table: 'people', onDelete: 'set null' },
        { columns: ['corrected_by'], table: 'people', onDelete: 'set null' },
      ],
      indexes: ['state, created_at'],
      checks: {
        state_known: `state in ('open', 'accepted', 'refused')`,
        names_one: `(subject = 'result') = (result_id is not null)`,
        lengths: 'length(text) between 1 and 1000 and length(reason) <= 1000',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table correction_requests, education_history');
};
