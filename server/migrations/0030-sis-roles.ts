import type { Migration } from '../db/migration.js';

/** Which roles a person has is asked for one student at a time, in files of a hundred thousand rows. */
export const up: Migration = async ({ run }) => {
  await run(
    `create index sis_records_role_of_user on sis_records (tenant_id, (data->>'userSourcedId'))
     where kind = 'roles'`,
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop index sis_records_role_of_user');
};
