import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** Files that staff have made in the background, what is in them, and those that come by themselves. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('report_schedules', app, {
      columns: {
        kind: column('text not null', 'staff work', 1, 'district'),
        format: column('text not null', 'staff work', 1, 'district'),
        /** Null for the whole district. */
        school_id: column('uuid', 'staff work', 1, 'district'),
        language: column('text not null', 'staff work', 1, 'district'),
        every: column('text not null', 'staff work', 1, 'district'),
        kept_days: column('smallint not null', 'staff work', 1, 'district'),
        next_at: column('timestamptz not null', 'use statistics', 1, 'district'),
        created_by: column('uuid', 'staff work', 1, 'district'),
        removed_at: column('timestamptz', 'staff work', 1, 'district'),
        ...timestamps,
      },
      references: [
        { columns: ['school_id'], table: 'schools', onDelete: 'cascade' },
        { columns: ['created_by'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        every_known: `every in ('week', 'month')`,
        kept_for_a_while: 'kept_days between 1 and 90',
      },
    }),
    ...tenantTable('report_files', app, {
      columns: {
        kind: column('text not null', 'staff work', 1, '90 days', false),
        format: column('text not null', 'staff work', 1, '90 days', false),
        school_id: column('uuid', 'staff work', 1, '90 days', false),
        language: column('text not null', 'staff work', 1, '90 days', false),
        /** A counselor's file holds the students of this course alone. */
        course_id: column('uuid', 'staff work', 1, '90 days', false),
        requested_by: column('uuid', 'staff work', 1, '90 days', false),
        schedule_id: column('uuid', 'staff work', 1, '90 days', false),
        state: column(`text not null default 'waiting'`, 'use statistics', 1, '90 days', false),
        done: column('integer not null default 0', 'use statistics', 1, '90 days', false),
        total: column('integer not null default 0', 'use statistics', 1, '90 days', false),
        size: column('integer not null default 0', 'use statistics', 1, '90 days', false),
        file_name: column(`text not null default ''`, 'staff work', 1, '90 days', false),
        /** Its columns, first rows, and what it says of itself. */
        look: column('jsonb', 'student work', 3, '90 days', false),
        made_at: column('timestamptz', 'use statistics', 1, '90 days', false),
        expires_at: column('timestamptz not null', 'use statistics', 1, '90 days', false),
        ...timestamps,
      },
      references: [
        { columns: ['school_id'], table: 'schools', onDelete: 'cascade' },
        { columns: ['course_id'], table: 'courses', onDelete: 'cascade' },
        { columns: ['requested_by'], table: 'people', onDelete: 'set null' },
        { columns: ['schedule_id'], table: 'report_schedules', onDelete: 'set null' },
      ],
      checks: { state_known: `state in ('waiting', 'making', 'ready', 'failed')` },
    }),
    ...tenantTable('report_pieces', app, {
      columns: {
        report_id: column('uuid not null', 'system', 1, '90 days', false),
        number: column('integer not null', 'system', 1, '90 days', false),
        bytes: column('bytea not null', 'student work', 3, '90 days', false),
      },
      references: [{ columns: ['report_id'], table: 'report_files', onDelete: 'cascade' }],
      unique: ['report_id, number'],
    }),
    ...tenantTable('report_students', app, {
      columns: {
        report_id: column('uuid not null', 'system', 1, '90 days', false),
        student_id: column('uuid not null', 'student work', 2, '90 days', false),
        /** The first line that is about them. */
        place: column('integer not null', 'system', 1, '90 days', false),
      },
      references: [
        { columns: ['report_id'], table: 'report_files', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
      ],
      indexes: ['report_id, place'],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table report_students, report_pieces, report_files, report_schedules');
};
