import type { Migration } from '../db/migration.js';
import { addColumns, column, type Column, globalTable } from './dsl.js';

const fact = (type: string): Column => column(type, 'system', 0, 'district', false);
const state = (type: string): Column => column(type, 'system', 1, 'district', false);

/**
 * Official files on colleges. A college that a release brought in stays readable for those who saved it,
 * whatever later releases say, so what a directory ever listed is kept beside the releases.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...globalTable('listed_colleges', app, {
      columns: {
        code: fact('text primary key'),
        /** What a directory said of it: its place and kind, or the year in which it closed. */
        facts: fact('jsonb not null'),
      },
    }),
    ...addColumns('reference_imports', {
      /** Where a reading is: bytes gathered or read, facts laid, kinds of facts compared. */
      step: state(`text not null default 'gathering'`),
      step_done: state('bigint not null default 0'),
      step_total: state('bigint not null default 0'),
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table listed_colleges',
    'alter table reference_imports drop column step, drop column step_done, drop column step_total',
  );
};
