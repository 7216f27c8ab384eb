import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const result = (type: string, dataClass: 2 | 3 = 2) =>
  column(type, 'assessment', dataClass, 'plan');
const passing = (type: string) => column(type, 'assessment', 2, '30 days', false);
const running = (type: string) => column(type, 'system', 1, 'district', false);

/** Results of tests from elsewhere, and the files that bring them. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('assessment_imports', app, {
      columns: {
        file_name: column('text not null', 'system', 1, 'district', false),
        created_by: column('uuid', 'staff work', 1, 'district'),
        state: running(`text not null default 'reading'`),
        row_count: running('integer not null'),
        read_count: running('integer not null default 0'),
        added: running('integer not null default 0'),
        changed: running('integer not null default 0'),
        applied_at: running('timestamptz'),
        undone_at: running('timestamptz'),
        ...timestamps,
      },
      references: [{ columns: ['created_by'], table: 'people', onDelete: 'set null' }],
      checks: {
        state_known: `state in ('reading', 'ready', 'applied', 'undone')`,
        lengths: 'length(file_name) <= 200',
      },
    }),
    ...tenantTable('assessment_import_rows', app, {
      columns: {
        import_id: running('uuid not null'),
        line: passing('integer not null'),
        /** As they stood in the file. */
        cells: passing('jsonb not null'),
        /** As we would keep them; null while something is wrong. */
        data: passing('jsonb'),
        student_id: passing('uuid'),
        source_key: passing('text'),
        problems: passing(`jsonb not null default '[]'`),
        /** The result as it was, where this row changed one: what undoing puts back. */
        before: passing('jsonb'),
      },
      references: [
        { columns: ['import_id'], table: 'assessment_imports', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
      ],
      unique: ['import_id, line'],
    }),
    ...tenantTable('assessment_results', app, {
      columns: {
        student_id: result('uuid not null'),
        source: result('text not null'),
        /** Which line of a file it is, in any file that brings it: a second run finds it again. */
        source_key: result('text'),
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
        import_id: column('uuid', 'system', 1, 'plan', false),
        /** What the file said last, which staff may have corrected since. */
        imported: result('jsonb', 3),
        removed_at: result('timestamptz'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['entered_by'], table: 'people', onDelete: 'set null' },
        { columns: ['import_id'], table: 'assessment_imports', onDelete: 'set null' },
      ],
      unique: ['student_id, source_key where source_key is not null'],
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
  await run('drop table assessment_results, assessment_import_rows, assessment_imports');
};
