import type { Migration } from '../db/migration.js';
import { addColumns, column, tenantTable, timestamps } from './dsl.js';

/** What course work trains: skills, school subjects and career clusters, as its teacher says. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('item_themes', app, {
      columns: {
        item_id: column('uuid not null', 'course data', 1, 'district', true),
        kind: column('text not null', 'course data', 1, 'district', true),
        /** The id of the fact, as careers have it: `mathematics`, `health-science`. */
        theme: column('text not null', 'course data', 1, 'district', true),
        tagged_by: column('uuid', 'staff work', 1, 'district', true),
        /** Taking it off leaves that it was there. */
        removed_at: column('timestamptz', 'course data', 1, 'district', true),
        ...timestamps,
      },
      references: [
        { columns: ['item_id'], table: 'tagged_items', onDelete: 'cascade' },
        { columns: ['tagged_by'], table: 'people', onDelete: 'set null' },
      ],
      unique: ['item_id, kind, theme'],
      checks: {
        kind_known: `kind in ('skill', 'subject', 'cluster')`,
        theme_length: 'length(theme) between 1 and 100',
      },
    }),
    ...addColumns('people', {
      /** Whether a student put away the box that says what an assignment is good for. */
      hides_why: column('boolean not null default false', 'use statistics', 1, 'plan', true),
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('alter table people drop column hides_why', 'drop table item_themes');
};
