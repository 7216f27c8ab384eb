import type { Migration } from '../db/migration.js';
import { acrossTenants } from './dsl.js';

/** Questions on how one learns are attempts too; they end as an entry of the journal, not as a result. */
export const up: Migration = async ({ run }) => {
  await run(
    `alter table profiler_attempts
       drop constraint profiler_attempts_kind_known,
       add constraint profiler_attempts_kind_known
         check (kind in ('interests', 'skills', 'values', 'preferences'))`,
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    ...acrossTenants(
      ['profiler_attempts'],
      [`delete from profiler_attempts where kind = 'preferences'`],
    ),
    `alter table profiler_attempts
       drop constraint profiler_attempts_kind_known,
       add constraint profiler_attempts_kind_known check (kind in ('interests', 'skills', 'values'))`,
  );
};
