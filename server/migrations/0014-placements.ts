import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** What teachers handed to their course by deep linking, each with what its link opens. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('placements', app, {
      columns: {
        course_id: column('uuid not null', 'course data', 1, 'district', true),
        created_by: column('uuid', 'staff work', 1, 'district', true),
        /** One choice of a teacher, however often it is sent. */
        answer_key: column('uuid not null', 'system', 1, 'district', false),
        position: column('smallint not null', 'course data', 1, 'district', false),
        kind: column('text not null', 'course data', 1, 'district', true),
        /** The code of a career. */
        target: column('text', 'course data', 1, 'district', true),
        assignment_id: column('uuid', 'course data', 1, 'district', true),
        title: column('text not null', 'course data', 1, 'district', true),
        /** Null: no gradebook column. */
        max_points: column('integer', 'course data', 1, 'district', true),
        available_from: column('timestamptz', 'course data', 1, 'district', true),
        available_until: column('timestamptz', 'course data', 1, 'district', true),
        submit_from: column('timestamptz', 'course data', 1, 'district', true),
        due_at: column('timestamptz', 'course data', 1, 'district', true),
        /** When it was first opened from a course: only then do we know that it is there. */
        opened_at: column('timestamptz', 'course data', 1, 'district', true),
        /** The placement this one came from when its course was copied. */
        copied_from: column('uuid', 'course data', 1, 'district', false),
        ...timestamps,
      },
      references: [
        { columns: ['course_id'], table: 'courses', onDelete: 'cascade' },
        { columns: ['created_by'], table: 'people', onDelete: 'set null' },
        { columns: ['assignment_id'], table: 'assignments', onDelete: 'cascade' },
      ],
      unique: [
        'course_id, copied_from where copied_from is not null',
        'answer_key, position where copied_from is null',
      ],
      checks: {
        title_length: 'length(title) between 1 and 200',
        kind_known: `kind in ('reflection', 'plan', 'goal', 'profiler', 'explore', 'career', 'class')`,
        reflection_named: `(kind = 'reflection') = (assignment_id is not null)`,
        career_named: `(kind = 'career') = (target is not null)`,
        points_whole: 'max_points between 1 and 100',
        available_in_order: 'available_until > available_from',
        submission_in_order: 'due_at > submit_from',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table placements');
};
