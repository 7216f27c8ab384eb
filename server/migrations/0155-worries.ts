import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** Notes that their author passed on to the counselors, and how far those are with them. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('worries', app, {
      columns: {
        /** Who it is about, who wrote it and the words stand in the note. */
        note_id: column('uuid not null', 'staff work', 2, 'plan'),
        looked_by: column('uuid', 'staff work', 1, 'plan'),
        looked_at: column('timestamptz', 'staff work', 1, 'plan'),
        settled_by: column('uuid', 'staff work', 1, 'plan'),
        settled_at: column('timestamptz', 'staff work', 1, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['note_id'], table: 'advising_notes', onDelete: 'cascade' },
        { columns: ['looked_by'], table: 'people', onDelete: 'set null' },
        { columns: ['settled_by'], table: 'people', onDelete: 'set null' },
      ],
      unique: ['note_id'],
      indexes: ['created_at where settled_at is null'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table worries');
};
