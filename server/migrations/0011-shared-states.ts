import type { Migration } from '../db/migration.js';
import { column, globalTable } from './dsl.js';

const technical = (type: string) => column(type, 'technology metadata', 1, '30 days', false);

/**
 * What all nodes must agree on about the calls to a platform. Unlogged: it is written with every call,
 * and after a crash it is right to start afresh.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...globalTable('lti_shared_states', app, {
      columns: {
        key: technical('text primary key'),
        state: technical('jsonb not null'),
        version: technical('bigint not null'),
        updated_at: technical('timestamptz not null default now()'),
      },
      indexes: ['updated_at'],
    }),
    'alter table lti_shared_states set unlogged',
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table lti_shared_states');
};
