import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const result = (type: string, dataClass: 2 | 3 = 2) =>
  column(type, 'assessment', dataClass, 'plan');

/** Results of tests from elsewhere. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('assessment_results', app, {
      columns: {
        student_id: result('uuid not null'),
        source: result('text not null'),
        tool: result('text not null'),
        name: result(`text not null default ''`),
        taken_on: result('date not null'),
        /** A list of `{name, value, maximum}`. */
        scores: result(`jsonb not null default '[]'`, 3),
        meaning: result(`text not null default ''`, 3),
        /** What the student says to it. */
        comment: column(`text not null default ''`, 'student work', 3, 'plan'),
        visibility: column(`text not null default 'teachers'`, 'student work', 2, 'plan'),
        entered_by: column('uuid', 'staff work', 1, 'plan'),
        removed_at: result('timestamptz'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['entered_by'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        source_known: `source in ('imported', 'staff', 'student')`,
        visibility_known: `visibility in ('private', 'adviser', 'teachers')`,
        lengths:
          'length(tool) between 1 and 120 and length(name) <= 120 and length(meaning) <= 500 ' +
          'and length(comment) <= 1000 and pg_column_size(scores) <= 8000',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table assessment_results');
};
