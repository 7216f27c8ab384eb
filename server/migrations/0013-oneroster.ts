import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const passing = (type: string) => column(type, 'enrollment', 2, '30 days', false);

/**
 * What the district's student information system says of schools, terms, courses, sections, people and
 * enrolments, and the rows of a file while an administrator looks at them. Only columns that we use are
 * kept: no name, e-mail or birth date.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('sis_records', app, {
      columns: {
        /** The OneRoster file it stands in, without `.csv`. */
        kind: column('text not null', 'enrollment', 1, 'plan', false),
        source_id: column('text not null', 'identifier', 2, 'plan'),
        /** The id that people and an LMS know: OneRoster's `identifier`. */
        alias: column('text', 'identifier', 2, 'plan'),
        /** The columns of `contracts/oneroster.ts`, by name. */
        data: column('jsonb not null', 'enrollment', 2, 'plan'),
        is_active: column('boolean not null default true', 'enrollment', 2, 'plan'),
        ...timestamps,
      },
      unique: ['kind, source_id'],
      indexes: ['kind, alias where alias is not null'],
    }),
    ...tenantTable('sis_imports', app, {
      columns: {
        state: column(`text not null default 'reading'`, 'system', 1, '30 days', false),
        /** Kind → `bulk` or `delta`. */
        modes: column('jsonb not null', 'system', 1, '30 days', false),
        read_count: column('integer not null default 0', 'system', 1, '30 days', false),
        row_count: column('integer not null', 'system', 1, '30 days', false),
        /** What was done, once it is done. */
        counts: column(`jsonb not null default '[]'`, 'system', 1, '30 days', false),
        applied_at: column('timestamptz', 'system', 1, '30 days', false),
        ...timestamps,
      },
      checks: { state_known: `state in ('reading', 'ready', 'applied')` },
    }),
    ...tenantTable('sis_import_rows', app, {
      columns: {
        import_id: column('uuid not null', 'system', 1, '30 days', false),
        kind: passing('text not null'),
        line: passing('integer not null'),
        source_id: column('text not null', 'identifier', 2, '30 days', false),
        /** As they stood in the file. */
        cells: passing('jsonb not null'),
        /** As we would keep them. */
        data: passing('jsonb not null'),
        is_leaving: passing('boolean not null'),
        problems: passing(`jsonb not null default '[]'`),
      },
      references: [{ columns: ['import_id'], table: 'sis_imports', onDelete: 'cascade' }],
      unique: ['import_id, kind, line'],
      indexes: ['import_id, kind, source_id'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table sis_import_rows, sis_imports, sis_records');
};
