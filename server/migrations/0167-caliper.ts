import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const system = (type: string) => column(type, 'system', 1, 'district', false);
const use = (type: string) => column(type, 'use statistics', 2, '30 days');

/** Where a district wants events of what students do, and those that wait to be sent. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('caliper_endpoints', app, {
      columns: {
        url: system('text not null'),
        /** Sealed under the install's secret. */
        sealed_token: system('text not null'),
        set_by: column('uuid', 'staff work', 1, 'district', false),
        set_at: system('timestamptz not null'),
        outcome: system(`text not null default 'waiting'`),
        tried_at: system('timestamptz'),
        sent_at: system('timestamptz'),
        failures: system('integer not null default 0'),
        /** Nothing is sent before then. */
        not_before: system('timestamptz'),
        ...timestamps,
      },
      references: [{ columns: ['set_by'], table: 'people', onDelete: 'set null' }],
      checks: {
        outcome_known: `outcome in ('waiting', 'sent', 'refused', 'unreachable', 'unreadable')`,
        lengths: 'length(url) <= 300 and length(sealed_token) <= 4000',
      },
    }),
    'create unique index on caliper_endpoints (tenant_id)',
    ...tenantTable('caliper_events', app, {
      columns: {
        /** Turning it off takes away what waits. */
        endpoint_id: use('uuid not null'),
        kind: use('text not null'),
        person_id: use('uuid not null'),
        subject_id: use('uuid not null'),
        course_id: use('uuid'),
        happened_at: use('timestamptz not null'),
      },
      references: [
        { columns: ['endpoint_id'], table: 'caliper_endpoints', onDelete: 'cascade' },
        { columns: ['person_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['course_id'], table: 'courses', onDelete: 'set null' },
      ],
      indexes: ['happened_at'],
      checks: { kind_known: `kind in ('launch', 'handed-in')` },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table caliper_events', 'drop table caliper_endpoints');
};
