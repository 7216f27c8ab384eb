import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const system = (type: string) => column(type, 'system', 1, 'district', false);
const read = (type: string) => column(type, 'assessment', 2, 'plan');

/** What a district lets us read of ordinary course work, and what was read of what teachers tagged. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('work_grants', app, {
      columns: {
        registration_id: system('uuid not null'),
        kind: system('text not null'),
        site: system('text not null'),
        /** Sealed under the install's secret. */
        sealed_token: system('text not null'),
        granted_by: column('uuid', 'staff work', 1, 'district', false),
        /** What this reading is to be newer than. */
        wanted_at: system('timestamptz not null'),
        read_at: system('timestamptz'),
        outcome: system(`text not null default 'waiting'`),
        ...timestamps,
      },
      references: [{ columns: ['granted_by'], table: 'people', onDelete: 'set null' }],
      unique: ['registration_id'],
      checks: {
        kind_known: `kind in ('canvas', 'moodle', 'schoology')`,
        outcome_known: `outcome in ('waiting', 'read', 'refused', 'unreachable', 'unreadable')`,
        lengths: 'length(site) <= 300 and length(sealed_token) <= 4000',
      },
    }),
    ...tenantTable('work_states', app, {
      columns: {
        item_id: column('uuid not null', 'course data', 2, 'plan'),
        student_id: read('uuid not null'),
        state: read('text not null'),
        points: read('numeric(7,2)'),
        maximum: read('numeric(7,2)'),
        /** When it was first so. */
        since: read('timestamptz not null'),
        read_at: read('timestamptz not null'),
      },
      references: [
        { columns: ['item_id'], table: 'tagged_items', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
      ],
      unique: ['item_id, student_id'],
      checks: {
        state_known: `state in ('unknown', 'open', 'draft', 'handed-in', 'graded')`,
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table work_states', 'drop table work_grants');
};
