import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** How many hours of what a district asks of its students between two grade levels. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('hour_requirements', app, {
      columns: {
        kind: column('text not null', 'staff work', 1, 'district'),
        hours: column('numeric(7,2) not null', 'staff work', 1, 'district'),
        from_grade: column('integer not null', 'staff work', 1, 'district'),
        to_grade: column('integer not null', 'staff work', 1, 'district'),
        removed_at: column('timestamptz', 'staff work', 1, 'district'),
        ...timestamps,
      },
      unique: ['kind, from_grade, to_grade where removed_at is null'],
      checks: {
        kind_known: `kind in ('service', 'work', 'extracurricular')`,
        hours_range: 'hours > 0 and hours <= 20000',
        grades_ordered: 'from_grade between 6 and 12 and to_grade between from_grade and 12',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table hour_requirements');
};
