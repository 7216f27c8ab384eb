import type { Migration } from '../db/migration.js';
import { acrossTenants, addColumns, column } from './dsl.js';

const TYPED = 'line_item_url is null and assignment_id is null and due_at is not null';

/**
 * Course work that a teacher typed in is due on a day. It stood as that day's first moment in UTC, which is
 * the evening before in every American district.
 */
export const up: Migration = async ({ run }) => {
  await run(
    ...addColumns('tagged_items', { due_on: column('date', 'course data', 1, 'district', true) }),
    ...acrossTenants(
      ['tagged_items'],
      [
        `update tagged_items set due_on = (due_at at time zone 'UTC')::date, due_at = null where ${TYPED}`,
      ],
    ),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    ...acrossTenants(
      ['tagged_items'],
      [
        `update tagged_items set due_at = due_on::timestamp at time zone 'UTC' where due_on is not null`,
      ],
    ),
    'alter table tagged_items drop column due_on',
  );
};
