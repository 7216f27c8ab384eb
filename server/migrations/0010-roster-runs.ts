import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const passing = (type: string) => column(type, 'enrollment', 2, '30 days', false);

/**
 * A class list while it is read: pages are kept here until the last one has come, so that half a list
 * never counts and a list of any length needs little memory. Both tables are empty between readings.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('roster_runs', app, {
      columns: {
        course_id: column('uuid not null', 'course data', 1, '30 days', false),
        /** `held`: much shorter than the last list; `whole`: read to its end, and to be taken over. */
        state: column(`text not null default 'reading'`, 'system', 1, '30 days', false),
        read_count: column('integer not null default 0', 'system', 1, '30 days', false),
        ...timestamps,
      },
      references: [{ columns: ['course_id'], table: 'courses', onDelete: 'cascade' }],
      unique: ['course_id'],
      checks: { state_known: `state in ('reading', 'held', 'whole')` },
    }),
    ...tenantTable('roster_staged', app, {
      columns: {
        run_id: column('uuid not null', 'system', 1, '30 days', false),
        sub: passing('text not null'),
        role: passing('text not null'),
        is_active: passing('boolean not null'),
        name: column('text', 'name', 2, '30 days', false),
        given_name: column('text', 'name', 2, '30 days', false),
        family_name: column('text', 'name', 2, '30 days', false),
        email: column('text', 'contact', 2, '30 days', false),
        sis_id: column('text', 'identifier', 2, '30 days', false),
      },
      references: [{ columns: ['run_id'], table: 'roster_runs', onDelete: 'cascade' }],
      unique: ['run_id, sub'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table roster_staged, roster_runs');
};
