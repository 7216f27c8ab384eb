import type { Migration } from '../db/migration.js';
import { column, tenantTable } from './dsl.js';

const about = (type: string) => column(type, 'staff work', 1, '400 days', false);

/** Keys by which a district's own programs read from it. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('api_tokens', app, {
      columns: {
        name: about('text not null'),
        token_hash: column('bytea not null', 'system', 1, '400 days', false),
        scopes: column('text[] not null', 'system', 1, '400 days', false),
        created_by: about('uuid not null'),
        created_at: column('timestamptz not null', 'use statistics', 1, '400 days', false),
        expires_at: column('timestamptz not null', 'system', 1, '400 days', false),
        last_used_at: column('timestamptz', 'use statistics', 1, '400 days', false),
        revoked_at: column('timestamptz', 'use statistics', 1, '400 days', false),
      },
      unique: ['token_hash'],
      indexes: ['created_at'],
      checks: {
        lengths: 'length(name) between 1 and 100',
        scopes_known: `scopes <@ '{schools,completion,students}' and cardinality(scopes) > 0`,
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table api_tokens');
};
