import type { Migration } from '../db/migration.js';
import { addColumns, column, type Column, globalTable, tenantTable } from './dsl.js';

const system = (type: string): Column => column(type, 'system', 0, 'district', false);

const REGISTRATION_COLUMNS = {
  /** The district that invited the platform: only its administrators see what waits there. */
  owner_id: system('bigint references tenants (id) on delete set null'),
  /** The LMS's own page about the registration, for the administrator. */
  config_url: system('text'),
  last_refusal: system('text'),
  last_refused_at: system('timestamptz'),
};

/** Set-up links, who may see what waits, what administrators did, and self-tests. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...addColumns('lti_registrations', REGISTRATION_COLUMNS),
    'create index on lti_registrations (owner_id)',
    ...addColumns('lti_invitations', {
      registration_id: system('uuid references lti_registrations (id) on delete set null'),
    }),
    'create index on lti_invitations (registration_id)',
    ...globalTable('setup_links', app, {
      columns: {
        id: system('uuid primary key'),
        token_hash: system('bytea not null unique'),
        /** Null: whoever uses it names a new district. */
        tenant_id: system('bigint references tenants (id) on delete cascade'),
        expires_at: system('timestamptz not null'),
        created_at: system('timestamptz not null default now()'),
      },
      indexes: ['tenant_id'],
    }),
    ...tenantTable('admin_log', app, {
      columns: {
        at: column('timestamptz not null default now()', 'use statistics', 1, '400 days'),
        actor_id: column('uuid not null', 'staff work', 1, '400 days'),
        what: column('text not null', 'staff work', 1, '400 days'),
        /** The LMS, deployment or school it was done to: never a student. */
        subject: column('text not null', 'system', 1, '400 days'),
        request_id: column('text', 'technology metadata', 1, '400 days'),
      },
      indexes: ['at'],
      // A log that its writer can rewrite is no log.
      grants: 'select, insert',
    }),
    ...tenantTable('self_tests', app, {
      columns: {
        deployment_id: column('uuid not null', 'system', 1, '30 days', false),
        started_by: column('uuid not null', 'staff work', 1, '30 days', false),
        /** What the administrator's browser found: cookies and storage. */
        browser: column('jsonb not null', 'technology metadata', 1, '30 days', false),
        /** `[{ code, state, reason, detail }]` in order, as far as it has come. */
        checks: column(`jsonb not null default '[]'`, 'system', 1, '30 days', false),
        created_at: column('timestamptz not null default now()', 'system', 1, '30 days', false),
        finished_at: column('timestamptz', 'system', 1, '30 days', false),
      },
      indexes: ['deployment_id, created_at'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table self_tests, admin_log, setup_links',
    'alter table lti_invitations drop column registration_id',
    ...Object.keys(REGISTRATION_COLUMNS).map(
      (name) => `alter table lti_registrations drop column ${name}`,
    ),
  );
};
