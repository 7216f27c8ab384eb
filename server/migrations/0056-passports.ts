import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const origin = (type: string) => column(type, 'student work', 2, 'plan');
const about = (sources: string) =>
  `alter table assessment_results add constraint assessment_results_source_known
     check (source in (${sources}))`;

/** Keys that sign passports, and what students brought in from passports of elsewhere. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('passport_keys', app, {
      columns: {
        /** The private key, encrypted by the install's secret. */
        sealed: column('text not null', 'system', 1, 'district', false),
        public_key: column('jsonb not null', 'system', 0, 'district', false),
        is_current: column('boolean not null', 'system', 0, 'district', false),
        created_at: column('timestamptz not null', 'system', 0, 'district', false),
      },
      unique: ['is_current where is_current'],
      grants: 'select, insert, update',
    }),
    ...tenantTable('passport_imports', app, {
      columns: {
        student_id: origin('uuid not null'),
        /** As the passport calls the district that made it. */
        issuer: origin('text not null'),
        issuer_url: origin('text not null'),
        /** Whether its signature is by a key of this install. */
        is_known: origin('boolean not null'),
        made_at: origin('timestamptz not null'),
        ...timestamps,
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      checks: { lengths: 'length(issuer) <= 200 and length(issuer_url) <= 500' },
    }),
    ...tenantTable('passport_items', app, {
      columns: {
        import_id: origin('uuid not null'),
        part: origin('text not null'),
        /** The id by which passports know it. */
        origin_id: origin('text not null'),
        /** What became of it here; null for what is only kept. */
        record_id: origin('uuid'),
        /** Beside an entry of the same origin that says something else. */
        is_copy: origin('boolean not null'),
        /** SHA-256 of what it said in the passport. */
        content_hash: column('bytea not null', 'student work', 1, 'plan', false),
        /** The same of what stood here then: an entry that says something else was changed since. */
        placed_hash: column('bytea', 'student work', 1, 'plan', false),
        /** What has no place of its own here. */
        kept: column('jsonb', 'student work', 3, 'plan'),
        /** Who said elsewhere that it is so, and of what. */
        vouched: column('jsonb', 'student work', 3, 'plan'),
      },
      references: [{ columns: ['import_id'], table: 'passport_imports', onDelete: 'cascade' }],
      indexes: ['record_id'],
      checks: { sizes: 'length(origin_id) <= 100 and pg_column_size(kept) <= 1000000' },
    }),
    ...tenantTable('passport_takeouts', app, {
      columns: {
        student_id: origin('uuid not null'),
        made_at: origin('timestamptz not null'),
        /** When the student said that they opened their file. */
        opened_at: origin('timestamptz'),
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      indexes: ['student_id, made_at'],
    }),
    'alter table assessment_results drop constraint assessment_results_source_known',
    about(`'imported', 'staff', 'student', 'passport'`),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table passport_takeouts, passport_items, passport_imports, passport_keys',
    'alter table assessment_results no force row level security',
    `update assessment_results set source = 'student' where source = 'passport'`,
    'alter table assessment_results force row level security',
    'alter table assessment_results drop constraint assessment_results_source_known',
    about(`'imported', 'staff', 'student'`),
  );
};
