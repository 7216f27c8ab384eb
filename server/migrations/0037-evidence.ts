import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** Files, links and course work that a student keeps to show what they did. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('evidence_files', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        name: column('text not null', 'student work', 3, 'plan'),
        /** Decided by what is in it, never by its name. */
        type: column('text not null', 'student work', 1, 'plan'),
        /** Bytes as kept: a picture is made smaller first. */
        size: column('integer not null', 'student work', 1, 'plan'),
        has_thumbnail: column('boolean not null', 'student work', 1, 'plan'),
        /** Where its bytes lie; a file stays where it was put when the setting changes. */
        store: column('text not null', 'system', 1, 'plan', false),
        /** `arriving` until the bytes are kept. */
        state: column(`text not null default 'arriving'`, 'system', 1, 'plan', false),
        ...timestamps,
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      checks: {
        name_length: 'length(name) between 1 and 120',
        size_range: 'size between 1 and 10485760',
        state_known: `state in ('arriving', 'kept')`,
      },
    }),
    ...tenantTable('evidence_file_parts', app, {
      columns: {
        file_id: column('uuid not null', 'student work', 2, 'plan', false),
        /** The file itself, or the small picture of it. */
        variant: column('text not null', 'student work', 1, 'plan', false),
        number: column('integer not null', 'system', 1, 'plan', false),
        bytes: column('bytea not null', 'student work', 3, 'plan', true),
      },
      references: [{ columns: ['file_id'], table: 'evidence_files', onDelete: 'cascade' }],
      unique: ['file_id, variant, number'],
      grants: 'select, insert, delete',
    }),
    // Files are packed already: trying again only costs time.
    'alter table evidence_file_parts alter column bytes set storage external',
    ...tenantTable('evidence_items', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        kind: column('text not null', 'student work', 2, 'plan'),
        title: column('text not null', 'student work', 3, 'plan'),
        why: column(`text not null default ''`, 'student work', 3, 'plan'),
        visibility: column(`text not null default 'private'`, 'student work', 2, 'plan'),
        url: column('text', 'student work', 3, 'plan'),
        file_id: column('uuid', 'student work', 2, 'plan'),
        /** A reflection the student handed in. */
        assignment_id: column('uuid', 'student work', 2, 'plan'),
        /** Course work that a teacher tied to a goal of the student. */
        tagged_item_id: column('uuid', 'student work', 2, 'plan'),
        removed_at: column('timestamptz', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['file_id'], table: 'evidence_files', onDelete: 'set null' },
        { columns: ['assignment_id'], table: 'assignments', onDelete: 'set null' },
        { columns: ['tagged_item_id'], table: 'tagged_items', onDelete: 'set null' },
      ],
      checks: {
        kind_known: `kind in ('file', 'link', 'work')`,
        title_length: 'length(title) between 1 and 160',
        why_length: 'length(why) <= 1000',
        url_length: 'length(url) <= 1000',
        visibility_known: `visibility in ('private', 'adviser', 'teachers')`,
      },
    }),
    ...tenantTable('evidence_entries', app, {
      columns: {
        item_id: column('uuid not null', 'student work', 2, 'plan'),
        goal_id: column('uuid', 'student work', 2, 'plan'),
        activity_id: column('uuid', 'student work', 2, 'plan'),
      },
      references: [
        { columns: ['item_id'], table: 'evidence_items', onDelete: 'cascade' },
        { columns: ['goal_id'], table: 'goals', onDelete: 'cascade' },
        { columns: ['activity_id'], table: 'activities', onDelete: 'cascade' },
      ],
      unique: [
        'item_id, goal_id where goal_id is not null',
        'item_id, activity_id where activity_id is not null',
      ],
      checks: { at_most_one: 'num_nonnulls(goal_id, activity_id) <= 1' },
      grants: 'select, insert, delete',
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table evidence_entries, evidence_items, evidence_file_parts, evidence_files');
};
