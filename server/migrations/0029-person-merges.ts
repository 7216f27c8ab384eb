import type { Migration } from '../db/migration.js';
import { addColumns, column, tenantTable, timestamps } from './dsl.js';

const TABLES = ['enrolments', 'person_identities'];

const ENROLMENT_COLUMNS = {
  /** The LMS identity they are in this course with, where they have several in this LMS. */
  identity_id: column('uuid', 'identifier', 2, 'plan', false),
};

/**
 * Two records of one student become one: what moved and what it was before, which pairs are different
 * people, and words that had no place beside others.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...addColumns('enrolments', ENROLMENT_COLUMNS),
    // A new key looks over the rows of every district, as the owner.
    ...TABLES.map((name) => `alter table ${name} no force row level security`),
    `alter table enrolments add foreign key (tenant_id, identity_id)
       references person_identities (tenant_id, id) on delete set null (identity_id)`,
    ...TABLES.map((name) => `alter table ${name} force row level security`),
    'create index on enrolments (tenant_id, identity_id) where identity_id is not null',
    // Merged ids outlive their people: whoever reads an old log finds here whose it is now.
    ...tenantTable('person_merges', app, {
      columns: {
        kept_id: column('uuid not null', 'identifier', 2, 'plan'),
        gone_id: column('uuid not null', 'identifier', 2, 'plan'),
        merged_by: column('uuid not null', 'staff work', 1, 'plan'),
        merged_at: column('timestamptz not null', 'use statistics', 1, 'plan'),
        undone_at: column('timestamptz', 'use statistics', 1, 'plan'),
      },
      unique: ['gone_id where undone_at is null'],
      indexes: ['kept_id', 'merged_at'],
      checks: { two_records: 'kept_id <> gone_id' },
    }),
    ...tenantTable('person_merge_steps', app, {
      columns: {
        merge_id: column('uuid not null', 'system', 1, '30 days', false),
        /** Steps are taken back from the last to the first; those of one statement are one step. */
        position: column('integer not null', 'system', 1, '30 days', false),
        table_name: column('text not null', 'system', 1, '30 days', false),
        row_id: column('uuid not null', 'system', 1, '30 days', false),
        act: column('text not null', 'system', 1, '30 days', false),
        /** The changed columns, or the whole row that was removed. */
        before: column('jsonb', 'student work', 3, '30 days', false),
        after: column('jsonb', 'student work', 3, '30 days', false),
      },
      references: [{ columns: ['merge_id'], table: 'person_merges', onDelete: 'cascade' }],
      indexes: ['merge_id, position'],
      checks: { act_known: `act in ('changed', 'removed', 'added')` },
    }),
    ...tenantTable('distinct_people', app, {
      columns: {
        person_id: column('uuid not null', 'identifier', 2, 'plan'),
        other_id: column('uuid not null', 'identifier', 2, 'plan'),
        said_by: column('uuid not null', 'staff work', 1, 'plan'),
        said_at: column('timestamptz not null', 'use statistics', 1, 'plan'),
      },
      references: [
        { columns: ['person_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['other_id'], table: 'people', onDelete: 'cascade' },
      ],
      checks: { two_people: 'person_id <> other_id' },
    }),
    ...tenantTable('kept_texts', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        merge_id: column('uuid not null', 'system', 1, 'plan', false),
        kind: column('text not null', 'student work', 2, 'plan'),
        title: column('text not null', 'student work', 3, 'plan'),
        /** `[{ kind, label, text }]` */
        texts: column('jsonb not null', 'student work', 3, 'plan'),
        written_at: column('timestamptz not null', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['merge_id'], table: 'person_merges', onDelete: 'cascade' },
      ],
      checks: { kind_known: `kind in ('reflection', 'interests')` },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table kept_texts, distinct_people, person_merge_steps, person_merges',
    'alter table enrolments drop column identity_id',
  );
};
