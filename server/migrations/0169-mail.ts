import type { Migration } from '../db/migration.js';
import { addColumns, column, tenantTable, timestamps } from './dsl.js';

const choice = (type: string) => column(type, 'use statistics', 2, 'plan', false);
const sending = (type: string) => column(type, 'use statistics', 2, '90 days', false);

/**
 * E-mail with counts of what is new, for staff of districts that say so: who wants it how often, and what was
 * sent. No address is kept here: it is the one that the LMS tells of the person.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...addColumns('tenants', {
      mail_on: column('boolean not null default false', 'system', 0, 'district', false),
    }),
    ...tenantTable('mail_choices', app, {
      columns: {
        person_id: choice('uuid not null'),
        cadence: choice('text not null'),
        /** What was new before is no news of an e-mail. */
        chosen_at: choice('timestamptz not null'),
        stopped: choice('text'),
        /** Of the secret in the link that ends it. */
        stop_hash: choice('bytea'),
        ...timestamps,
      },
      references: [{ columns: ['person_id'], table: 'people', onDelete: 'cascade' }],
      unique: ['person_id', 'stop_hash where stop_hash is not null'],
      checks: {
        cadence_known: `cadence in ('off', 'day', 'week')`,
        stopped_known: `stopped is null or (stopped in ('refused', 'link') and cadence = 'off')`,
      },
    }),
    ...tenantTable('mail_digests', app, {
      columns: {
        person_id: sending('uuid not null'),
        /** The district's day on which it is due. */
        period: sending('date not null'),
        /** What was new by then. */
        until: sending('timestamptz not null'),
        outcome: sending(`text not null default 'waiting'`),
        ended_at: sending('timestamptz'),
      },
      references: [{ columns: ['person_id'], table: 'people', onDelete: 'cascade' }],
      unique: ['person_id, period'],
      indexes: ['until'],
      checks: {
        outcome_known: `outcome in ('waiting', 'sent', 'nothing', 'refused', 'late')`,
        ended: `(ended_at is null) = (outcome = 'waiting')`,
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table mail_digests',
    'drop table mail_choices',
    'alter table tenants drop column mail_on',
  );
};
