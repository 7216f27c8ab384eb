import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const fact = (type: string) => column(type, 'course data', 0, 'district');
const state = (type: string) => column(type, 'system', 1, '30 days', false);
const passing = (type: string, dataClass: 1 | 2 | 3 = 2) =>
  column(type, 'course data', dataClass, '30 days', false);

/** The courses that a district offers, and files with courses while somebody looks at them. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('catalog_courses', app, {
      columns: {
        code: fact('text not null'),
        title: fact('text not null'),
        description: fact(`text not null default ''`),
        /** Thousandths of a credit, so that sums are exact. */
        credits: fact('integer not null'),
        area: fact('text not null'),
        career_subjects: fact(`text[] not null default '{}'`),
        terms: fact(`text[] not null default '{year}'`),
        grades: fact(`integer[] not null default '{9,10,11,12}'`),
        /** Names of the schools that offer it; none: all of them. */
        schools: fact(`text[] not null default '{}'`),
        /** Code of the course that this one is the same as: of both one counts. */
        same_as: fact('text'),
        times: fact('integer not null default 1'),
        /** As somebody wrote them, and as they are checked. */
        prerequisite_text: fact(`text not null default ''`),
        prerequisite: fact('jsonb'),
        corequisite_text: fact(`text not null default ''`),
        corequisite: fact('jsonb'),
        retired_at: fact('timestamptz'),
        revision: fact('integer not null default 1'),
        ...timestamps,
      },
      unique: ['code'],
      indexes: ['title'],
      checks: {
        code_length: 'length(code) between 1 and 40',
        title_length: 'length(title) between 1 and 160',
        credits_range: 'credits between 0 and 20000',
        times_range: 'times between 1 and 12',
      },
    }),
    ...tenantTable('course_imports', app, {
      columns: {
        kind: state('text not null'),
        state: state(`text not null default 'reading'`),
        read_count: state('integer not null default 0'),
        row_count: state('integer not null'),
        counts: state('jsonb'),
        undone: state('jsonb'),
        applied_at: state('timestamptz'),
        ...timestamps,
      },
      unique: ['kind'],
      checks: {
        kind_known: `kind in ('catalog', 'taken')`,
        state_known: `state in ('reading', 'ready', 'applied', 'undone')`,
      },
    }),
    ...tenantTable('course_import_rows', app, {
      columns: {
        import_id: state('uuid not null'),
        line: passing('integer not null', 1),
        /** As they stood in the file. */
        cells: passing('jsonb not null', 3),
        /** Of a course taken: whose it is, and which of theirs. */
        student_key: column(`text not null default ''`, 'identifier', 2, '30 days', false),
        student_id: column('uuid', 'identifier', 2, '30 days', false),
        record_key: passing('text not null'),
        data: passing('jsonb not null', 3),
        problems: passing(`jsonb not null default '[]'`),
        /** What becomes of it: added, changed, unchanged, kept. */
        act: passing('text'),
        /** Once applied: the row that was made or changed, and what it was before. */
        record_id: passing('uuid'),
        before: passing('jsonb', 3),
      },
      references: [
        { columns: ['import_id'], table: 'course_imports', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
      ],
      unique: ['import_id, line'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table course_import_rows, course_imports, catalog_courses');
};
