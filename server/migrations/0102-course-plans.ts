import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** Courses that students plan, what is said and decided about the plans, and exceptions to their rules. */
export const up: Migration = async ({ run, roles: { app } }) => {
  const own = (type: string, dataClass: 1 | 2 | 3 = 2) =>
    column(type, 'student work', dataClass, 'plan');
  await run(
    ...tenantTable('course_plans', app, {
      columns: {
        student_id: own('uuid not null'),
        name: own(`text not null default ''`, 3),
        /** The one that is submitted; the others try something out. */
        is_main: own('boolean not null'),
        state: own(`text not null default 'draft'`),
        /** `[{id, code, title, credits, area, grade, term}]` */
        entries: own(`jsonb not null default '[]'`),
        /** Keys of the diplomas and the like that the student aims at. */
        targets: own(`text[] not null default '{}'`),
        /** The grade that the student named, and the school year it was true in. */
        grade_level: own('integer'),
        grade_year: own('integer'),
        revision: own('integer not null default 1', 1),
        removed_at: own('timestamptz'),
        ...timestamps,
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      unique: ['student_id where is_main and removed_at is null'],
      checks: {
        name_length: 'length(name) <= 80',
        state_known: `state in ('draft', 'submitted', 'approved')`,
        grade_known: 'grade_level between 6 and 12',
      },
    }),
    ...tenantTable('course_plan_steps', app, {
      columns: {
        course_plan_id: own('uuid not null'),
        student_id: own('uuid not null'),
        kind: own('text not null'),
        actor_id: column('uuid', 'staff work', 1, 'plan'),
        actor_role: column('text not null', 'enrollment', 1, 'plan'),
        text: own(`text not null default ''`, 3),
        /** Of an approval: the plan and its audit as they were then. */
        copy: own('jsonb'),
        at: own('timestamptz not null', 1),
      },
      references: [
        { columns: ['course_plan_id'], table: 'course_plans', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['actor_id'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        kind_known: `kind in ('submitted', 'withdrawn', 'commented', 'returned', 'approved', 'reopened')`,
        text_length: 'length(text) <= 2000',
      },
    }),
    ...tenantTable('course_exceptions', app, {
      columns: {
        student_id: own('uuid not null'),
        /** A prerequisite that somebody may skip, or a requirement that is waived. */
        kind: own('text not null'),
        /** Code of the course, or `<diploma> <requirement>`. */
        ref: own('text not null'),
        reason: own('text not null', 3),
        actor_id: column('uuid', 'staff work', 1, 'plan'),
        actor_role: column('text not null', 'enrollment', 1, 'plan'),
        at: own('timestamptz not null', 1),
        removed_at: own('timestamptz'),
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['actor_id'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        kind_known: `kind in ('prerequisite', 'requirement')`,
        reason_length: 'length(reason) between 1 and 500',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table course_exceptions, course_plan_steps, course_plans');
};
