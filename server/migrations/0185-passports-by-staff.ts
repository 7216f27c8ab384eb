import type { Migration } from '../db/migration.js';
import { acrossTenants, addColumns, column } from './dsl.js';

/** A counselor may bring a passport in for a student, who is told and may take it out again. */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('passport_imports', {
      /** Of staff; null where the student did it themselves. */
      brought_by: column('uuid', 'staff work', 2, 'plan'),
      /** Of the file, by which it is known again. */
      digest: column('text', 'student work', 1, 'plan', false),
      /** When the student took out what staff had brought in: nobody brings it in again but they. */
      undone_at: column('timestamptz', 'student work', 2, 'plan'),
    }),
    'create index on passport_imports (tenant_id, brought_by)',
    'alter table passport_imports add check (length(digest) <= 100)',
    ...acrossTenants(
      ['passport_imports', 'people'],
      [
        `alter table passport_imports add foreign key (tenant_id, brought_by)
           references people (tenant_id, id) on delete set null (brought_by)`,
      ],
    ),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    `alter table passport_imports drop column brought_by, drop column digest, drop column undone_at`,
  );
};
