import type { Migration } from '../db/migration.js';
import { addColumns, column, tenantTable, timestamps } from './dsl.js';

const passing = (type: string, dataClass: 1 | 2 | 3 = 2) =>
  column(type, 'assessment', dataClass, '30 days', false);
const state = (type: string) => column(type, 'system', 1, '30 days', false);

/**
 * A file with assessment results while an administrator looks at it, and what it changed, so that it can
 * be taken back. A result knows which row of a file it is by its key, whatever staff corrected since.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...addColumns('assessment_results', {
      /** Of imported results: test, part and date as the file had them. */
      import_key: column('text', 'assessment', 2, 'plan'),
    }),
    `create index on assessment_results (tenant_id, student_id, import_key) where import_key is not null`,
    ...tenantTable('result_imports', app, {
      columns: {
        state: state(`text not null default 'reading'`),
        read_count: state('integer not null default 0'),
        row_count: state('integer not null'),
        /** What was done, once it is done; and what was taken back. */
        counts: state(`jsonb`),
        undone: state(`jsonb`),
        applied_at: state('timestamptz'),
        ...timestamps,
      },
      checks: { state_known: `state in ('reading', 'ready', 'applied', 'undone')` },
    }),
    ...tenantTable('result_import_rows', app, {
      columns: {
        import_id: state('uuid not null'),
        line: passing('integer not null', 1),
        /** As they stood in the file. */
        cells: passing('jsonb not null', 3),
        student_key: column('text not null', 'identifier', 2, '30 days', false),
        student_id: column('uuid', 'identifier', 2, '30 days', false),
        import_key: passing('text not null'),
        /** As we would keep it: `{tool, name, takenOn, scores, meaning}`. */
        data: passing('jsonb not null', 3),
        problems: passing(`jsonb not null default '[]'`),
        /** Once applied: the result that was made or changed, and its scores and meaning before that. */
        result_id: passing('uuid'),
        before: passing('jsonb', 3),
      },
      references: [
        { columns: ['import_id'], table: 'result_imports', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
      ],
      unique: ['import_id, line'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table result_import_rows, result_imports',
    'alter table assessment_results drop column import_key',
  );
};
