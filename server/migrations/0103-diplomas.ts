import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** What diplomas, endorsements, seals and pathways of a district ask for, every version of it. */
export const up: Migration = async ({ run, roles: { app } }) => {
  const fact = (type: string) => column(type, 'course data', 0, 'district');
  await run(
    ...tenantTable('diplomas', app, {
      columns: {
        key: fact('text not null'),
        version: fact('integer not null'),
        kind: fact('text not null'),
        name: fact('text not null'),
        name_es: fact(`text not null default ''`),
        requirements: fact('jsonb not null'),
        /** Whether high-school courses of grades 6 to 8 count. */
        takes_middle_school: fact('boolean not null'),
        source: fact('text not null'),
        source_url: fact('text'),
        checked_on: fact('date not null'),
        /** No longer offered to students who have not chosen it. */
        is_retired: fact('boolean not null default false'),
        published_by: column('uuid', 'staff work', 1, 'district'),
        ...timestamps,
      },
      references: [{ columns: ['published_by'], table: 'people', onDelete: 'set null' }],
      unique: ['key, version'],
      checks: {
        kind_known: `kind in ('diploma', 'endorsement', 'seal', 'pathway')`,
        name_length: 'length(name) between 1 and 120 and length(name_es) <= 120',
      },
      // What was published stays as it was: plans were approved by it.
      grants: 'select, insert, update (published_by)',
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table diplomas');
};
