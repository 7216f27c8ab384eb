import type { Migration } from '../db/migration.js';
import { column, type Column, globalTable } from './dsl.js';

const system = (type: string): Column => column(type, 'system', 0, 'district', false);
const technical = (type: string): Column =>
  column(type, 'technology metadata', 1, '30 days', false);

/**
 * What LTI keeps before a launch has a tenant: platforms, their deployments and keys, logins under
 * way, invitations, and ltijs's documents. Secrets are hashed; private keys are encrypted.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...globalTable('lti_registrations', app, {
      columns: {
        id: system('uuid primary key'),
        issuer: system('text not null check (length(issuer) between 1 and 500)'),
        client_id: system('text not null check (length(client_id) between 1 and 255)'),
        name: system('text not null'),
        family: system('text not null'),
        auth_endpoint: system('text not null'),
        token_endpoint: system('text not null'),
        authorization_server: system('text'),
        jwks_url: system('text not null'),
        key_id: system('text not null'),
        service_hosts: system(`text[] not null default '{}'`),
        created_at: system('timestamptz not null default now()'),
        updated_at: system('timestamptz not null default now()'),
      },
      constraints: [
        'unique (issuer, client_id)',
        `constraint lti_registrations_family_known check (family in ('canvas', 'moodle', 'schoology',
           'brightspace', 'blackboard', 'sakai', 'other'))`,
      ],
    }),
    ...globalTable('lti_deployments', app, {
      columns: {
        id: system('uuid primary key'),
        registration_id: system(
          'uuid not null references lti_registrations (id) on delete cascade',
        ),
        deployment: system('text not null check (length(deployment) between 1 and 255)'),
        tenant_id: system('bigint references tenants (id) on delete set null'),
        school_id: system('uuid'),
        frame_origins: system(`text[] not null default '{}'`),
        last_launch_at: system('timestamptz'),
        created_at: system('timestamptz not null default now()'),
      },
      constraints: ['unique (registration_id, deployment)'],
      indexes: ['tenant_id'],
    }),
    ...globalTable('lti_login_states', app, {
      columns: {
        state_hash: technical('bytea primary key'),
        nonce_hash: technical('bytea not null'),
        registration_id: technical(
          'uuid not null references lti_registrations (id) on delete cascade',
        ),
        browser_hash: technical('bytea not null'),
        storage_hash: technical('bytea'),
        storage_target: technical('text'),
        token_hash: technical('bytea'),
        /** Tenant and session of the launch, so that a double post finds it. No secret. */
        resume: technical('text'),
        created_at: technical('timestamptz not null'),
        expires_at: technical('timestamptz not null'),
        used_at: technical('timestamptz'),
      },
      indexes: ['expires_at', 'registration_id'],
    }),
    ...globalTable('lti_invitations', app, {
      columns: {
        id: system('uuid primary key'),
        token_hash: system('bytea not null unique'),
        tenant_id: system('bigint references tenants (id) on delete cascade'),
        expires_at: system('timestamptz not null'),
        used_at: system('timestamptz'),
        created_at: system('timestamptz not null default now()'),
      },
      indexes: ['tenant_id'],
    }),
    ...globalTable('lti_platform_keys', app, {
      columns: {
        registration_id: system(
          'uuid primary key references lti_registrations (id) on delete cascade',
        ),
        keys: system('jsonb not null'),
        fetched_at: system('timestamptz not null'),
      },
    }),
    ...globalTable('ltijs_store', app, {
      columns: {
        id: system('bigint primary key generated always as identity'),
        table_name: system('text not null'),
        index: system('jsonb not null'),
        body: system('text not null'),
        is_encrypted: system('boolean not null'),
        created_at: system('timestamptz not null default now()'),
      },
      indexes: ['table_name'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table ltijs_store, lti_platform_keys, lti_invitations, lti_login_states, lti_deployments, lti_registrations',
  );
};
