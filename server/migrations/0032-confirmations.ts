import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/**
 * Links by which somebody without an account confirms what a student says of an activity, and what
 * they answered. Who it is sent to is the student's affair: no address is kept.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('activity_confirmations', app, {
      columns: {
        activity_id: column('uuid not null', 'student work', 2, 'plan'),
        state: column(`text not null default 'sent'`, 'student work', 2, 'plan'),
        /** Null once it is answered or withdrawn: then no link leads here any more. */
        token_hash: column('bytea', 'technology metadata', 1, 'plan', false),
        expires_at: column('timestamptz not null', 'technology metadata', 1, 'plan', true),
        /** What the link asks to confirm, as it stood when it was made. */
        claim: column('jsonb not null', 'student work', 3, 'plan'),
        decided_at: column('timestamptz', 'student work', 2, 'plan'),
        verifier_name: column(`text not null default ''`, 'name', 2, 'plan'),
        may_be_named: column('boolean not null default false', 'student work', 2, 'plan'),
        comment: column(`text not null default ''`, 'student work', 3, 'plan'),
        withdrawn_because: column('text', 'student work', 1, 'plan'),
        ...timestamps,
      },
      references: [{ columns: ['activity_id'], table: 'activities', onDelete: 'cascade' }],
      unique: ['token_hash where token_hash is not null', `activity_id where state = 'sent'`],
      checks: {
        state_known: `state in ('sent', 'verified', 'returned', 'withdrawn')`,
        because_known: `withdrawn_because in ('changed', 'me')`,
        // An answer is given once, and its link is gone with it.
        link_while_sent: `(state = 'sent') = (token_hash is not null)`,
        lengths: 'length(verifier_name) <= 120 and length(comment) <= 500',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table activity_confirmations');
};
