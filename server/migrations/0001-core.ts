import type { Migration } from '../db/migration.js';
import { column, globalTable, tenantTable, timestamps } from './dsl.js';

/** District → school → course → person → enrolment, and the sessions of people who launched. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...globalTable('tenants', app, {
      columns: {
        id: column(
          'bigint primary key generated always as identity',
          'system',
          0,
          'district',
          false,
        ),
        name: column(
          'text not null check (length(name) between 1 and 200)',
          'system',
          0,
          'district',
          false,
        ),
        locale: column(`text not null default 'en'`, 'system', 0, 'district', false),
        time_zone: column(`text not null default 'UTC'`, 'system', 0, 'district', false),
        created_at: column('timestamptz not null default now()', 'system', 0, 'district', false),
      },
      constraints: ['unique (name)'],
      grants: 'select, insert, update',
    }),
    ...tenantTable('schools', app, {
      columns: {
        name: column(
          'text not null check (length(name) between 1 and 200)',
          'enrollment',
          1,
          'district',
        ),
        ...timestamps,
      },
      unique: ['name'],
    }),
    ...tenantTable('people', app, {
      columns: {
        name: column('text', 'name', 2, 'plan'),
        given_name: column('text', 'name', 2, 'plan'),
        family_name: column('text', 'name', 2, 'plan'),
        email: column('text', 'contact', 2, 'plan'),
        sis_id: column('text', 'identifier', 2, 'plan'),
        /** Shown where an LMS keeps names back. */
        pseudonym: column('text not null', 'identifier', 1, 'plan'),
        /** Granted inside Pathlight; LTI has no role for a counselor. */
        staff_role: column('text', 'enrollment', 1, 'plan'),
        locale: column('text', 'use statistics', 1, 'plan'),
        is_test: column('boolean not null default false', 'system', 1, 'plan'),
        ...timestamps,
      },
      indexes: ['sis_id where sis_id is not null'],
      checks: {
        staff_role_known: `staff_role in ('counselor', 'admin')`,
        lengths: `length(name) <= 300 and length(email) <= 320 and length(sis_id) <= 200`,
      },
    }),
    ...tenantTable('person_identities', app, {
      columns: {
        person_id: column('uuid not null', 'identifier', 2, 'plan'),
        registration_id: column('uuid not null', 'system', 1, 'plan', false),
        sub: column('text not null check (length(sub) between 1 and 255)', 'identifier', 2, 'plan'),
        created_at: column('timestamptz not null default now()', 'use statistics', 1, 'plan'),
      },
      references: [{ columns: ['person_id'], table: 'people', onDelete: 'cascade' }],
      unique: ['registration_id, sub'],
    }),
    ...tenantTable('courses', app, {
      columns: {
        school_id: column('uuid', 'enrollment', 1, 'district'),
        registration_id: column('uuid not null', 'system', 1, 'district', false),
        deployment_id: column('uuid not null', 'system', 1, 'district', false),
        lms_context_id: column(
          'text not null check (length(lms_context_id) between 1 and 255)',
          'identifier',
          1,
          'district',
          false,
        ),
        title: column('text', 'course data', 1, 'district', true),
        label: column('text', 'course data', 1, 'district', true),
        context_history: column(
          `text[] not null default '{}'`,
          'course data',
          1,
          'district',
          false,
        ),
        roster_url: column('text', 'system', 1, 'district', false),
        line_items_url: column('text', 'system', 1, 'district', false),
        grade_scopes: column(`text[] not null default '{}'`, 'system', 1, 'district', false),
        roster_state: column(`text not null default 'never'`, 'system', 1, 'district', false),
        roster_synced_at: column('timestamptz', 'system', 1, 'district', false),
        roster_error: column('text', 'system', 1, 'district', false),
        roster_count: column('integer', 'system', 1, 'district', false),
        ...timestamps,
      },
      references: [{ columns: ['school_id'], table: 'schools', onDelete: 'set null' }],
      unique: ['registration_id, lms_context_id'],
      checks: {
        roster_state_known: `roster_state in ('never', 'running', 'done', 'held', 'failed')`,
      },
    }),
    ...tenantTable('enrolments', app, {
      columns: {
        course_id: column('uuid not null', 'enrollment', 2, 'plan'),
        person_id: column('uuid not null', 'enrollment', 2, 'plan'),
        role: column('text not null', 'enrollment', 2, 'plan'),
        is_active: column('boolean not null default true', 'enrollment', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['course_id'], table: 'courses', onDelete: 'cascade' },
        { columns: ['person_id'], table: 'people', onDelete: 'cascade' },
      ],
      unique: ['course_id, person_id'],
      checks: {
        role_known: `role in ('student', 'teacher', 'assistant', 'designer', 'observer', 'none')`,
      },
    }),
    ...tenantTable('sessions', app, {
      columns: {
        person_id: column('uuid not null', 'use statistics', 2, '30 days', false),
        course_id: column('uuid', 'use statistics', 2, '30 days', false),
        deployment_id: column('uuid not null', 'system', 1, '30 days', false),
        role: column('text not null', 'enrollment', 1, '30 days', false),
        locale: column('text not null', 'use statistics', 1, '30 days', false),
        view: column('text not null', 'use statistics', 1, '30 days', false),
        /** A deep-linking launch's settings, until the teacher has chosen. */
        deep_link: column('jsonb', 'course data', 1, '30 days', false),
        is_test: column('boolean not null default false', 'system', 1, '30 days', false),
        code_hash: column('bytea', 'technology metadata', 1, '30 days', false),
        code_expires_at: column('timestamptz', 'technology metadata', 1, '30 days', false),
        token_hash: column('bytea', 'technology metadata', 1, '30 days', false),
        last_seen_at: column(
          'timestamptz not null default now()',
          'use statistics',
          1,
          '30 days',
          false,
        ),
        expires_at: column('timestamptz not null', 'technology metadata', 1, '30 days', false),
        revoked_at: column('timestamptz', 'technology metadata', 1, '30 days', false),
        created_at: column(
          'timestamptz not null default now()',
          'use statistics',
          1,
          '30 days',
          false,
        ),
      },
      references: [
        { columns: ['person_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['course_id'], table: 'courses', onDelete: 'cascade' },
      ],
      unique: ['token_hash where token_hash is not null', 'code_hash where code_hash is not null'],
      indexes: ['expires_at'],
      checks: {
        role_known: `role in ('student', 'teacher', 'counselor', 'admin', 'observer', 'none')`,
      },
    }),
    ...tenantTable('access_log', app, {
      columns: {
        at: column('timestamptz not null default now()', 'use statistics', 2, '400 days'),
        actor_id: column('uuid not null', 'use statistics', 2, '400 days'),
        actor_role: column('text not null', 'use statistics', 1, '400 days'),
        student_id: column('uuid not null', 'use statistics', 2, '400 days'),
        what: column('text not null', 'use statistics', 1, '400 days'),
        request_id: column('text', 'technology metadata', 1, '400 days'),
      },
      indexes: ['student_id, at', 'at'],
      // A log that its writer can rewrite is no log.
      grants: 'select, insert',
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table access_log, sessions, enrolments, courses, person_identities, people, schools, tenants',
  );
};
