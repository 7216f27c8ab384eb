import type { Migration } from '../db/migration.js';
import { addColumns, column, type Column, globalTable, tenantTable, timestamps } from './dsl.js';

const fact = (type: string): Column => column(type, 'system', 0, 'district', false);
const state = (type: string): Column => column(type, 'system', 1, 'district', false);

/**
 * Official files that renew the public facts. What a file said is laid beside the facts of before, a
 * release a file; which release counts is one column. So applying and undoing are one small statement each,
 * and a reading that was cut off has changed nothing.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...addColumns('tenants', {
      /** Its administrators load the facts that all districts of this install see. */
      keeps_reference: fact('boolean not null default false'),
    }),
    ...globalTable('reference_releases', app, {
      columns: {
        id: fact('uuid not null'),
        part: fact('text not null'),
        release: fact(`text not null default ''`),
        year: fact('integer'),
        file_name: fact('text not null'),
        sha256: fact('text not null'),
        state: fact(`text not null default 'laid'`),
        /** Counts every change of what is current, so that a node sees that it has to read anew. */
        changed: fact('bigint not null default 0'),
        applied_at: fact('timestamptz'),
      },
      constraints: [
        'primary key (id, part)',
        `constraint reference_releases_state check (state in ('laid', 'applied', 'undone'))`,
      ],
      indexes: ['part, changed'],
    }),
    ...globalTable('reference_facts', app, {
      columns: {
        release_id: fact('uuid not null'),
        part: fact('text not null'),
        key: fact('text not null'),
        facts: fact('jsonb not null'),
      },
      constraints: [
        'primary key (release_id, part, key)',
        'foreign key (release_id, part) references reference_releases (id, part) on delete cascade',
      ],
    }),
    ...tenantTable('reference_imports', app, {
      columns: {
        state: state(`text not null default 'receiving'`),
        file_name: state('text not null'),
        size: state('bigint not null'),
        received: state('bigint not null default 0'),
        read: state('bigint not null default 0'),
        rows_read: state('integer not null default 0'),
        sha256: state('text'),
        release: state('text'),
        year: state('integer'),
        /** What each part would change, and what of the file was not read. */
        parts: state(`jsonb not null default '[]'`),
        /** Cells that were wrong: of a public file, never of a person. */
        problems: state(`jsonb not null default '[]'`),
        problem_count: state('integer not null default 0'),
        unread: state(`jsonb not null default '[]'`),
        unknown_columns: state(`jsonb not null default '[]'`),
        refusal: state('jsonb'),
        loaded_by: column('uuid', 'staff work', 1, 'district', false),
        applied_at: state('timestamptz'),
        undone_at: state('timestamptz'),
        ...timestamps,
      },
      checks: {
        state_known: `state in ('receiving', 'reading', 'ready', 'refused', 'applied', 'undone')`,
      },
      references: [{ columns: ['loaded_by'], table: 'people', onDelete: 'set null' }],
      indexes: ['created_at'],
    }),
    ...tenantTable('reference_pieces', app, {
      columns: {
        import_id: state('uuid not null'),
        number: state('integer not null'),
        bytes: state('bytea not null'),
      },
      references: [{ columns: ['import_id'], table: 'reference_imports', onDelete: 'cascade' }],
      unique: ['import_id, number'],
    }),
    // Official files are compressed already.
    'alter table reference_pieces alter column bytes set storage external',
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table reference_pieces, reference_imports, reference_facts, reference_releases',
    'alter table tenants drop column keeps_reference',
  );
};
