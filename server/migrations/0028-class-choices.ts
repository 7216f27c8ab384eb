import type { Migration } from '../db/migration.js';
import { addColumns, column, tenantTable } from './dsl.js';

/**
 * What teachers decide about a class themselves: who in it is no student although the LMS says so, and
 * which of their courses they see together.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...addColumns('enrolments', {
      /** Set: the role that the LMS told was `student`, and counts as `none` until this is taken back. */
      marked_as: column('text', 'enrollment', 2, 'plan'),
      marked_by: column('uuid', 'staff work', 1, 'plan'),
      marked_at: column('timestamptz', 'staff work', 1, 'plan'),
    }),
    `alter table enrolments add constraint enrolments_marked_as_known
       check (marked_as in ('family', 'staff'))`,
    `alter table enrolments add constraint enrolments_marked_is_no_student
       check (marked_as is null or role <> 'student')`,
    ...tenantTable('joined_courses', app, {
      columns: {
        /** The teacher whose view it is; nobody else sees a difference. */
        person_id: column('uuid not null', 'staff work', 1, 'plan'),
        /** Courses with the same one are seen together. */
        view_id: column('uuid not null', 'system', 1, 'plan', false),
        course_id: column('uuid not null', 'staff work', 1, 'plan'),
        created_at: column('timestamptz not null default now()', 'use statistics', 1, 'plan', true),
      },
      references: [
        { columns: ['person_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['course_id'], table: 'courses', onDelete: 'cascade' },
      ],
      unique: ['person_id, course_id'],
      indexes: ['person_id, view_id'],
    }),
  );
};

/** Whoever was marked is a student again with their next launch, or the next list. */
export const down: Migration = async ({ run }) => {
  await run(
    'drop table joined_courses',
    'alter table enrolments drop column marked_at, drop column marked_by, drop column marked_as',
  );
};
