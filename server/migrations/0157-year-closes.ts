import type { Migration } from '../db/migration.js';
import { column, tenantTable } from './dsl.js';

/** School years that a district closed, and what each close changed in the records of its students. */
export const up: Migration = async ({ run, roles: { app } }) => {
  const about = (type: string) => column(type, 'system', 1, 'district', false);
  const staff = column('uuid', 'staff work', 1, 'district', false);
  const step = (type: string) => column(type, 'enrollment', 2, '30 days', false);
  await run(
    ...tenantTable('year_closes', app, {
      columns: {
        /** The calendar year in which the school year began that is closed. */
        year: about('smallint not null'),
        state: about(`text not null default 'running'`),
        started_by: staff,
        started_at: about('timestamptz not null'),
        /** The last record that was seen: a batch goes on from here. */
        cursor_id: about(`uuid not null default '00000000-0000-0000-0000-000000000000'`),
        total: about('integer not null'),
        done: about('integer not null default 0'),
        moved: about('integer not null default 0'),
        graduated: about('integer not null default 0'),
        /** From here on it is the next school year. */
        finished_at: about('timestamptz'),
        undone_by: staff,
        undone_at: about('timestamptz'),
        /** Records that had changed since, so that undoing left them alone. */
        kept: about('integer not null default 0'),
      },
      references: [
        { columns: ['started_by'], table: 'people', onDelete: 'set null' },
        { columns: ['undone_by'], table: 'people', onDelete: 'set null' },
      ],
      unique: [`year where state <> 'undone'`],
      checks: {
        state_known: `state in ('running', 'done', 'undoing', 'undone')`,
        finished: `(state = 'running') = (finished_at is null)`,
      },
    }),
    ...tenantTable('year_close_steps', app, {
      columns: {
        close_id: column('uuid not null', 'system', 1, '30 days', false),
        record_id: column('uuid not null', 'identifier', 2, '30 days', false),
        /** As the file wrote it: `09`. */
        grade_before: step('text not null'),
        /** Null for who left with grade 12. */
        grade_after: step('text'),
        changed_before: step('timestamptz not null'),
        /** When the close changed the record: whoever changed it later is left alone. */
        moved_at: step('timestamptz not null'),
        undone_at: step('timestamptz'),
      },
      references: [
        { columns: ['close_id'], table: 'year_closes', onDelete: 'cascade' },
        { columns: ['record_id'], table: 'sis_records', onDelete: 'cascade' },
      ],
      unique: ['close_id, record_id'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table year_close_steps, year_closes');
};
