import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** Steps towards money for college: that one was taken or left out, and the district's evenings of help. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('aid_steps', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        step: column('text not null', 'student work', 2, 'plan'),
        /** `open`: it was ticked, and is not any more. The latest row of a step counts. */
        state: column('text not null', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      checks: {
        step_known: `step in ('account', 'family', 'fafsa', 'state', 'college', 'summary', 'offers', 'answer')`,
        state_known: `state in ('open', 'done', 'not-mine')`,
      },
    }),
    ...tenantTable('aid_evenings', app, {
      columns: {
        held_on: column('date not null', 'course data', 0, 'district'),
        /** Where and when, in the words of whoever added it. */
        words: column('text not null', 'course data', 0, 'district'),
        removed_at: column('timestamptz', 'course data', 0, 'district'),
        ...timestamps,
      },
      indexes: ['held_on'],
      checks: { words_length: 'length(words) between 1 and 300' },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table aid_evenings, aid_steps');
};
