import type { Migration } from '../db/migration.js';
import { column, type Column, globalTable } from './dsl.js';

const fact = (type: string): Column => column(type, 'system', 0, 'district', false);

/** Colleges and what they teach: public facts, the same for every district. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...globalTable('colleges', app, {
      columns: {
        code: fact('text primary key'),
        title: fact('text not null'),
        facts: fact('jsonb not null'),
      },
      grants: 'select',
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table colleges', `delete from reference_loads where name = 'colleges'`);
};
