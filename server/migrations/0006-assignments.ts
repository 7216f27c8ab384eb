import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** Plan reflections as assignments, their scores on the way to the LMS, and tags to goals. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('assignments', app, {
      columns: {
        course_id: column('uuid not null', 'course data', 1, 'district', true),
        created_by: column('uuid', 'staff work', 1, 'district', true),
        title: column('text not null', 'course data', 1, 'district', true),
        instructions: column(`text not null default ''`, 'course data', 1, 'district', true),
        /** Prompts in order: `[{ id, prompt, hint }]`. */
        blocks: column('jsonb not null', 'course data', 1, 'district', true),
        grading: column('text not null', 'course data', 1, 'district', true),
        max_points: column('integer', 'course data', 1, 'district', true),
        due_at: column('timestamptz', 'course data', 1, 'district', true),
        /** The assignment this one came from when its course was copied. */
        copied_from: column('uuid', 'course data', 1, 'district', false),
        ...timestamps,
      },
      references: [
        { columns: ['course_id'], table: 'courses', onDelete: 'cascade' },
        { columns: ['created_by'], table: 'people', onDelete: 'set null' },
      ],
      unique: ['course_id, copied_from where copied_from is not null'],
      checks: {
        title_length: 'length(title) between 1 and 200',
        instructions_length: 'length(instructions) <= 4000',
        grading_known: `grading in ('points', 'complete', 'none')`,
        points_whole: 'max_points between 1 and 100',
        points_given: `(grading = 'none') = (max_points is null)`,
      },
    }),
    ...tenantTable('assignment_links', app, {
      columns: {
        assignment_id: column('uuid not null', 'course data', 1, 'district', true),
        registration_id: column('uuid not null', 'system', 1, 'district', false),
        course_id: column('uuid not null', 'course data', 1, 'district', false),
        resource_link_id: column('text not null', 'identifier', 1, 'district', false),
        line_item_url: column('text', 'system', 1, 'district', false),
        ...timestamps,
      },
      references: [
        { columns: ['assignment_id'], table: 'assignments', onDelete: 'cascade' },
        { columns: ['course_id'], table: 'courses', onDelete: 'cascade' },
      ],
      unique: ['registration_id, course_id, resource_link_id'],
    }),
    ...tenantTable('submissions', app, {
      columns: {
        assignment_id: column('uuid not null', 'student work', 2, 'plan'),
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        status: column(`text not null default 'draft'`, 'student work', 2, 'plan'),
        /** Answers by block id. */
        answers: column(`jsonb not null default '{}'`, 'student work', 3, 'plan'),
        revision: column('integer not null default 0', 'system', 1, 'plan'),
        submitted_at: column('timestamptz', 'student work', 2, 'plan'),
        points: column('numeric(6, 2)', 'in-app performance', 3, 'plan'),
        comment: column(`text not null default ''`, 'staff work', 3, 'plan'),
        scored_by: column('uuid', 'staff work', 1, 'plan'),
        scored_at: column('timestamptz', 'in-app performance', 2, 'plan'),
        /** When the student has seen the newest comment. */
        seen_at: column('timestamptz', 'use statistics', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['assignment_id'], table: 'assignments', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['scored_by'], table: 'people', onDelete: 'set null' },
      ],
      unique: ['assignment_id, student_id'],
      checks: {
        status_known: `status in ('draft', 'submitted', 'scored', 'returned')`,
        comment_length: 'length(comment) <= 4000',
        answers_size: 'pg_column_size(answers) <= 200000',
      },
    }),
    ...tenantTable('submission_versions', app, {
      columns: {
        submission_id: column('uuid not null', 'student work', 2, 'plan'),
        number: column('integer not null', 'student work', 2, 'plan'),
        answers: column('jsonb not null', 'student work', 3, 'plan'),
        submitted_at: column('timestamptz not null', 'student work', 2, 'plan'),
      },
      references: [{ columns: ['submission_id'], table: 'submissions', onDelete: 'cascade' }],
      unique: ['submission_id, number'],
      grants: 'select, insert, delete',
    }),
    ...tenantTable('score_intents', app, {
      columns: {
        assignment_id: column('uuid not null', 'in-app performance', 2, 'plan'),
        student_id: column('uuid not null', 'in-app performance', 2, 'plan'),
        points: column('numeric(6, 2) not null', 'in-app performance', 3, 'plan'),
        max_points: column('integer not null', 'course data', 1, 'plan'),
        comment: column(`text not null default ''`, 'staff work', 3, 'plan'),
        submitted_at: column('timestamptz', 'student work', 2, 'plan'),
        /** Rises with each wish; `acked_seq` is the last one the LMS has. */
        seq: column('integer not null default 1', 'system', 1, 'plan'),
        acked_seq: column('integer not null default 0', 'system', 1, 'plan'),
        /** Stamped before each post, always later than the one before. */
        sent_at: column('timestamptz', 'system', 1, 'plan'),
        /** A post has left whose answer is not known. */
        in_doubt: column('boolean not null default false', 'system', 1, 'plan', false),
        state: column(`text not null default 'waiting'`, 'system', 1, 'plan'),
        last_error: column('text', 'system', 1, 'plan', false),
        ...timestamps,
      },
      references: [
        { columns: ['assignment_id'], table: 'assignments', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
      ],
      unique: ['assignment_id, student_id'],
      checks: { state_known: `state in ('waiting', 'sent', 'parked')` },
    }),
    ...tenantTable('tagged_items', app, {
      columns: {
        course_id: column('uuid not null', 'course data', 1, 'district', true),
        assignment_id: column('uuid', 'course data', 1, 'district', true),
        line_item_url: column('text', 'system', 1, 'district', false),
        title: column('text not null', 'course data', 1, 'district', true),
        url: column('text', 'course data', 1, 'district', true),
        due_at: column('timestamptz', 'course data', 1, 'district', true),
        ...timestamps,
      },
      references: [
        { columns: ['course_id'], table: 'courses', onDelete: 'cascade' },
        { columns: ['assignment_id'], table: 'assignments', onDelete: 'cascade' },
      ],
      unique: [
        'course_id, assignment_id where assignment_id is not null',
        'course_id, line_item_url where line_item_url is not null',
      ],
      checks: { title_length: 'length(title) between 1 and 200' },
    }),
    ...tenantTable('goal_tags', app, {
      columns: {
        item_id: column('uuid not null', 'student work', 2, 'plan'),
        goal_id: column('uuid not null', 'student work', 2, 'plan'),
        tagged_by: column('uuid', 'staff work', 1, 'plan'),
        /** The student's own "helps me because…". */
        helps_because: column(`text not null default ''`, 'student work', 3, 'plan'),
        /** Level B: the student's word that an assignment that isn't ours is done. */
        claimed_done_at: column('timestamptz', 'student work', 2, 'plan'),
        /** Untagging leaves the history. */
        removed_at: column('timestamptz', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['item_id'], table: 'tagged_items', onDelete: 'cascade' },
        { columns: ['goal_id'], table: 'goals', onDelete: 'cascade' },
        { columns: ['tagged_by'], table: 'people', onDelete: 'set null' },
      ],
      unique: ['item_id, goal_id'],
      checks: { because_length: 'length(helps_because) <= 500' },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table goal_tags, tagged_items, score_intents, submission_versions, submissions, assignment_links, assignments',
  );
};
