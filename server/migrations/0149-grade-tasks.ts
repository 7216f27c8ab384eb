import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const staff = (type: string) => column(type, 'staff work', 1, 'district', false);

/**
 * What a counselor asks of a caseload or a school. Whom a task reaches is a rule, asked anew each time, so
 * who arrives later has it too; kept is only what students tick themselves.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('grade_tasks', app, {
      columns: {
        counselor_id: staff('uuid not null'),
        /** Null for the counselor's own caseload. */
        school_id: staff('uuid'),
        from_grade: staff('smallint'),
        to_grade: staff('smallint'),
        title: staff('text not null'),
        details: staff(`text not null default ''`),
        due_on: staff('date not null'),
        /** What counts as done: the student's own tick, or so many of something in the plan. */
        proof: staff('text not null'),
        amount: staff('smallint not null default 1'),
        ended_at: staff('timestamptz'),
        ...timestamps,
      },
      references: [
        { columns: ['counselor_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['school_id'], table: 'schools', onDelete: 'cascade' },
      ],
      checks: {
        lengths:
          'length(title) between 1 and 120 and length(details) <= 1000 and length(proof) <= 40',
        grades_paired: '(from_grade is null) = (to_grade is null)',
        amount_sane: 'amount between 1 and 500',
      },
    }),
    ...tenantTable('grade_task_ticks', app, {
      columns: {
        task_id: column('uuid not null', 'student work', 2, 'plan'),
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        line: column('text not null', 'student work', 3, 'plan'),
        removed_at: column('timestamptz', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['task_id'], table: 'grade_tasks', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
      ],
      checks: { line_length: 'length(line) between 1 and 300' },
      indexes: ['task_id, student_id where removed_at is null'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table grade_task_ticks, grade_tasks');
};
