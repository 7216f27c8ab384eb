import type { Migration } from '../db/migration.js';
import { acrossTenants, addColumns, column, type Column, tenantTable } from './dsl.js';

const state = (type: string): Column => column(type, 'system', 1, 'district', false);

/**
 * Official questions that a district may use, loaded by its administrator. They belong to the district: the
 * licence is its own. A row is never changed, so that who began with it can go on with it.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('district_instruments', app, {
      columns: {
        form: state('text not null'),
        version: state('text not null'),
        licence: state('text not null'),
        file_name: state('text not null'),
        sha256: state('text not null'),
        /** In the order of the file: area and text, letter for letter. */
        items: state('jsonb not null'),
        /** The official words for the five answers. */
        answers: state('jsonb not null'),
        /** The official Spanish file: its name, checksum, texts and answers. */
        spanish: state('jsonb'),
        is_used: state('boolean not null default false'),
        /** Who said that the district has the licence, and that the file is unchanged. */
        confirmed_by: column('uuid', 'staff work', 1, 'district', false),
        confirmed_at: state('timestamptz not null'),
      },
      checks: {
        form_known: `form in ('short', 'full')`,
        licence_known: `licence in ('cc-by-nd', 'tools-developer')`,
      },
      references: [{ columns: ['confirmed_by'], table: 'people', onDelete: 'set null' }],
      unique: ['is_used where is_used'],
    }),
    ...addColumns('profiler_attempts', {
      /** Whose questions are answered; null for those of the product. */
      instrument_id: column('uuid', 'survey response', 2, 'exit+60'),
    }),
    ...acrossTenants(
      ['profiler_attempts', 'district_instruments'],
      [
        `alter table profiler_attempts add constraint profiler_attempts_instrument
           foreign key (tenant_id, instrument_id) references district_instruments (tenant_id, id)
           on delete cascade`,
      ],
    ),
    'create index on profiler_attempts (tenant_id, instrument_id)',
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    ...acrossTenants(
      ['profiler_attempts', 'district_instruments', 'profiler_results'],
      ['delete from profiler_attempts where instrument_id is not null'],
    ),
    'alter table profiler_attempts drop column instrument_id',
    'drop table district_instruments',
  );
};
