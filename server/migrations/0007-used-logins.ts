import type { Migration } from '../db/migration.js';
import { column, type Column, globalTable } from './dsl.js';

const technical = (type: string): Column =>
  column(type, 'technology metadata', 1, '30 days', false);

/**
 * A login travels in its sealed state and is no longer stored; only that it was used is.
 * Logins under way during the change are refused with "open it again from your course".
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...globalTable('lti_used_logins', app, {
      columns: {
        state_hash: technical('bytea primary key'),
        token_hash: technical('bytea not null'),
        /** Tenant and session of the launch, so that a double post finds it. No secret. */
        resume: technical('text not null'),
        used_at: technical('timestamptz not null'),
        expires_at: technical('timestamptz not null'),
      },
      indexes: ['expires_at'],
    }),
    'drop table lti_login_states',
  );
};

/** The old table comes back empty: what it held lived for ten minutes. */
export const down: Migration = async ({ run }) => {
  await run('drop table lti_used_logins', 'create table lti_login_states (state_hash bytea)');
};
