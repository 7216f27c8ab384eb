import type { Migration } from '../db/migration.js';
import { addColumns, column, tenantTable, timestamps } from './dsl.js';

/**
 * Sections: groups inside a course, as the LMS has them. They group people who are enrolled and never
 * enrol or remove anybody.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('sections', app, {
      columns: {
        course_id: column('uuid not null', 'course data', 1, 'district', true),
        lms_section_id: column(
          'text not null check (length(lms_section_id) between 1 and 255)',
          'identifier',
          1,
          'district',
          false,
        ),
        name: column('text check (length(name) <= 300)', 'course data', 1, 'district', true),
        ...timestamps,
      },
      references: [{ columns: ['course_id'], table: 'courses', onDelete: 'cascade' }],
      unique: ['course_id, lms_section_id'],
    }),
    ...tenantTable('section_members', app, {
      columns: {
        section_id: column('uuid not null', 'enrollment', 2, 'plan'),
        person_id: column('uuid not null', 'enrollment', 2, 'plan'),
        created_at: column('timestamptz not null default now()', 'use statistics', 1, 'plan', true),
      },
      references: [
        { columns: ['section_id'], table: 'sections', onDelete: 'cascade' },
        { columns: ['person_id'], table: 'people', onDelete: 'cascade' },
      ],
      unique: ['section_id, person_id'],
    }),
    ...addColumns('courses', {
      /** A link of ours in the course: only with one does an LMS tell sections in its class list. */
      roster_link_id: column('text', 'system', 1, 'district', false),
    }),
    ...addColumns('roster_staged', {
      /** `[{ lmsId, name? }]`; null where the list says nothing. */
      sections: column('jsonb', 'enrollment', 2, '30 days', false),
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'alter table roster_staged drop column sections',
    'alter table courses drop column roster_link_id',
    'drop table section_members, sections',
  );
};
