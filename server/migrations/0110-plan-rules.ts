import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** What a district asks of a plan, what staff recorded and changed for a student, and how far each one is. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('district_templates', app, {
      columns: {
        /** Versions in order; the highest is in force. */
        number: column('integer not null', 'staff work', 1, 'district'),
        state: column('text not null', 'staff work', 1, 'district'),
        /** Name, grades, components and all that the rule reads. */
        template: column('jsonb not null', 'staff work', 1, 'district'),
        published_by: column('uuid', 'staff work', 1, 'district'),
        published_at: column('timestamptz not null', 'staff work', 1, 'district'),
      },
      references: [{ columns: ['published_by'], table: 'people', onDelete: 'set null' }],
      unique: ['number'],
      // A version that was in force is never rewritten.
      grants: 'select, insert, update (published_by), delete',
    }),
    ...tenantTable('component_records', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        code: column('text not null', 'student work', 2, 'plan'),
        kind: column(`text not null default 'seen'`, 'staff work', 2, 'plan'),
        happened_on: column('date not null', 'student work', 2, 'plan'),
        school_year: column('smallint not null', 'student work', 2, 'plan'),
        meeting: column('text', 'staff work', 2, 'plan'),
        strand: column('text', 'staff work', 2, 'plan'),
        note: column(`text not null default ''`, 'staff work', 3, 'plan'),
        recorded_by: column('uuid', 'staff work', 1, 'plan'),
        removed_at: column('timestamptz', 'staff work', 2, 'plan'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['recorded_by'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        kind_known: `kind in ('seen', 'earlier')`,
        meeting_known: `meeting in ('individual', 'group', 'conference', 'review')`,
        lengths: 'length(note) <= 500 and length(code) <= 60',
      },
    }),
    ...tenantTable('component_changes', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        code: column('text not null', 'student work', 2, 'plan'),
        change: column('text not null', 'staff work', 2, 'plan'),
        reason: column('text not null', 'staff work', 3, 'plan'),
        decided_by: column('uuid', 'staff work', 1, 'plan'),
        decided_at: column('timestamptz not null', 'staff work', 2, 'plan'),
        ended_by: column('uuid', 'staff work', 1, 'plan'),
        ended_at: column('timestamptz', 'staff work', 2, 'plan'),
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['decided_by'], table: 'people', onDelete: 'set null' },
        { columns: ['ended_by'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        change_known: `change in ('waive', 'add')`,
        lengths: 'length(reason) between 1 and 500 and length(code) <= 60',
      },
    }),
    ...tenantTable('completions', app, {
      columns: {
        student_id: column('uuid not null', 'in-app performance', 2, 'plan', false),
        school_id: column('uuid', 'enrollment', 2, 'plan', false),
        /** 0 where nobody says. */
        grade: column('smallint not null', 'enrollment', 2, 'plan', false),
        /** What the rule read: counts of records by component, no text. */
        facts: column('jsonb not null', 'in-app performance', 2, 'plan', false),
        done: column('text[] not null', 'in-app performance', 2, 'plan', false),
        missing: column('text[] not null', 'in-app performance', 2, 'plan', false),
        waived: column('text[] not null', 'in-app performance', 2, 'plan', false),
        is_outside: column('boolean not null', 'in-app performance', 2, 'plan', false),
        is_complete: column('boolean not null', 'in-app performance', 2, 'plan', false),
        computed_at: column('timestamptz not null', 'use statistics', 1, 'plan', false),
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['school_id'], table: 'schools', onDelete: 'set null' },
      ],
      unique: ['student_id'],
      indexes: ['school_id, grade'],
    }),
    ...tenantTable('completion_cells', app, {
      columns: {
        school_id: column('uuid', 'enrollment', 1, 'district', false),
        grade: column('smallint not null', 'enrollment', 1, 'district', false),
        /** A component, or empty for the whole plan. */
        code: column('text not null', 'in-app performance', 1, 'district', false),
        students: column('integer not null', 'in-app performance', 1, 'district', false),
        done: column('integer not null', 'in-app performance', 1, 'district', false),
      },
      references: [{ columns: ['school_id'], table: 'schools', onDelete: 'cascade' }],
      unique: [`coalesce(school_id, '00000000-0000-0000-0000-000000000000'), grade, code`],
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table completion_cells, completions, component_changes, component_records, district_templates',
  );
};
