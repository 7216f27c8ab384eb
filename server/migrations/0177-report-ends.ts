import type { Migration } from '../db/migration.js';
import { acrossTenants } from './dsl.js';

const states = (known: string) => [
  'alter table report_files drop constraint report_files_state_known',
  `alter table report_files add constraint report_files_state_known check (state in (${known}))`,
];

/** A file that the district's rule no longer asks for ends; and when plans were judged is found at once. */
export const up: Migration = async ({ run }) => {
  await run(
    ...states(`'waiting', 'making', 'ready', 'failed', 'not-asked'`),
    'create index on completions (tenant_id, computed_at)',
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop index completions_tenant_id_computed_at_idx',
    ...acrossTenants(
      ['report_files'],
      [`update report_files set state = 'failed' where state = 'not-asked'`],
    ),
    ...states(`'waiting', 'making', 'ready', 'failed'`),
  );
};
