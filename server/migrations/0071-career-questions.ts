import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** What students ask people who do a job, and what a counselor made of it. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('career_questions', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        code: column('text not null', 'student work', 2, 'plan'),
        question: column('text not null', 'student work', 3, 'plan'),
        state: column(`text not null default 'waiting'`, 'student work', 2, 'plan'),
        /** What the student reads. */
        answer: column(`text not null default ''`, 'staff work', 2, 'plan'),
        /** Whom staff asked, outside of the product: the student does not see it. */
        passed_to: column(`text not null default ''`, 'staff work', 2, 'plan', false),
        decided_by: column('uuid', 'staff work', 2, 'plan'),
        decided_at: column('timestamptz', 'staff work', 2, 'plan'),
        removed_at: column('timestamptz', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['decided_by'], table: 'people', onDelete: 'set null' },
      ],
      indexes: ['student_id, code', `created_at where state in ('waiting', 'passed-on')`],
      checks: {
        state_known: `state in ('waiting', 'passed-on', 'answered', 'closed', 'taken-down')`,
        texts: `length(question) between 1 and 500 and length(answer) <= 2000 and length(passed_to) <= 200`,
        answered: `state <> 'answered' or answer <> ''`,
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table career_questions');
};
