import type { Migration } from '../db/migration.js';
import { column, type Column, globalTable } from './dsl.js';

const fact = (type: string): Column => column(type, 'system', 0, 'district', false);

/** Public facts, the same for every district. The app login only reads them. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...globalTable('occupations', app, {
      columns: {
        code: fact('text primary key'),
        title: fact('text not null'),
        facts: fact('jsonb not null'),
      },
      grants: 'select',
    }),
    ...globalTable('reference_loads', app, {
      columns: {
        name: fact('text primary key'),
        sha256: fact('text not null'),
        loaded_at: fact('timestamptz not null default now()'),
      },
      grants: 'select',
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table reference_loads, occupations');
};
