import type { Migration } from '../db/migration.js';
import { acrossTenants } from './dsl.js';

/** Look-backs from before get a first version, or their first change would lose what stood there. */
export const up: Migration = async ({ run }) => {
  await run(
    ...acrossTenants(
      ['look_backs', 'record_versions'],
      [
        `insert into record_versions
           (tenant_id, id, student_id, kind, record_id, number, actor_id, at, snapshot)
         select tenant_id, gen_random_uuid(), student_id, 'look-back', id, 1, student_id, updated_at,
                jsonb_build_object('text', text, 'visibility', visibility)
         from look_backs`,
      ],
    ),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    ...acrossTenants(['record_versions'], [`delete from record_versions where kind = 'look-back'`]),
  );
};
