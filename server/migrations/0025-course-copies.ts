import type { Migration } from '../db/migration.js';
import { addColumns, column, tenantTable, timestamps } from './dsl.js';

const ITEM_COLUMNS = {
  /** The item this one came from when its course was copied. */
  copied_from: column('uuid', 'course data', 1, 'district', false),
};
const PLACEMENT_COLUMNS = {
  /** The LMS's link that opened it, by which a copy of that link is known. */
  resource_link_id: column('text', 'identifier', 1, 'district', false),
};

/** What a teacher decided for a course that was copied from another: its work too, or a fresh start. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('course_copies', app, {
      columns: {
        course_id: column('uuid not null', 'course data', 1, 'district', true),
        source_course_id: column('uuid', 'course data', 1, 'district', false),
        choice: column('text not null', 'staff work', 1, 'district', true),
        answered_by: column('uuid', 'staff work', 1, 'district', true),
        answered_at: column('timestamptz not null', 'staff work', 1, 'district', true),
        ...timestamps,
      },
      references: [
        { columns: ['course_id'], table: 'courses', onDelete: 'cascade' },
        { columns: ['source_course_id'], table: 'courses', onDelete: 'set null' },
        { columns: ['answered_by'], table: 'people', onDelete: 'set null' },
      ],
      unique: ['course_id'],
      checks: { choice_known: `choice in ('copy', 'fresh')` },
    }),
    ...addColumns('tagged_items', ITEM_COLUMNS),
    `create unique index on tagged_items (tenant_id, course_id, copied_from) where copied_from is not null`,
    ...addColumns('placements', PLACEMENT_COLUMNS),
    'create index on placements (tenant_id, resource_link_id) where resource_link_id is not null',
    'create index on assignment_links (tenant_id, resource_link_id)',
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop index assignment_links_tenant_id_resource_link_id_idx',
    'alter table placements drop column resource_link_id',
    'alter table tagged_items drop column copied_from',
    'drop table course_copies',
  );
};
