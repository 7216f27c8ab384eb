import type { Migration } from '../db/migration.js';
import { addColumns, column, tenantTable } from './dsl.js';

const about = (type: string) => column(type, 'staff work', 1, '400 days', false);

/** Permissions to look that a district gives to whoever runs Pathlight, and each look by them. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('support_grants', app, {
      columns: {
        /** Why, in the words of the administrator who allowed it; they are asked to name nobody. */
        reason: about('text not null'),
        granted_by: about('uuid not null'),
        granted_at: column('timestamptz not null', 'use statistics', 1, '400 days', false),
        ends_at: column('timestamptz not null', 'system', 1, '400 days', false),
        /** Set when it was ended before its time. */
        ended_at: column('timestamptz', 'system', 1, '400 days', false),
        ended_by: about('uuid'),
        /** The made-up person under whose name support looks. */
        visitor_id: column('uuid', 'system', 1, '400 days', false),
      },
      indexes: ['granted_at'],
      checks: {
        lengths: 'length(reason) between 1 and 500',
        four_hours: `ends_at > granted_at and ends_at <= granted_at + interval '4 hours'`,
      },
    }),
    ...tenantTable('support_looks', app, {
      columns: {
        grant_id: column('uuid not null', 'system', 1, '400 days', false),
        at: column('timestamptz not null', 'use statistics', 1, '400 days', false),
        /** Which part of Pathlight, without anybody's id. */
        page: column('text not null', 'use statistics', 1, '400 days', false),
        request_id: column('text not null', 'technology metadata', 1, '400 days', false),
      },
      references: [{ columns: ['grant_id'], table: 'support_grants', onDelete: 'restrict' }],
      indexes: ['grant_id, at'],
      // A log that its writer can rewrite is no log.
      grants: 'select, insert',
    }),
    ...addColumns('sessions', {
      support_grant_id: column('uuid', 'system', 1, '30 days', false),
    }),
    `create index on sessions (tenant_id, support_grant_id) where support_grant_id is not null`,
    `alter table sessions add foreign key (tenant_id, support_grant_id)
       references support_grants (tenant_id, id) not valid`,
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'alter table sessions drop column support_grant_id',
    'drop table support_looks, support_grants',
  );
};
