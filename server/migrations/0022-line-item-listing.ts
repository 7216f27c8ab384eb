import type { Migration } from '../db/migration.js';
import { addColumns, column } from './dsl.js';

/** Whether the LMS is being asked for its columns, so that the page can say so and know the end. */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('courses', {
      line_items_state: column(`text not null default 'idle'`, 'system', 1, 'district', false),
    }),
    `alter table courses add constraint courses_line_items_state_known
       check (line_items_state in ('idle', 'asking', 'failed'))`,
  );
};

export const down: Migration = async ({ run }) => {
  await run('alter table courses drop column line_items_state');
};
