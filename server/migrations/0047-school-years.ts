import type { Migration } from '../db/migration.js';
import { addColumns, column } from './dsl.js';

/** When a district's school year begins. */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('tenants', {
      /** Month and day, `MM-DD`, in the district's time zone. */
      year_starts_on: column(
        `text not null default '08-01'
           check (year_starts_on ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$')`,
        'system',
        0,
        'district',
        false,
      ),
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('alter table tenants drop column year_starts_on');
};
