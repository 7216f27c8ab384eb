import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** Courses that a student takes or took, from the district's files, from staff, and their own words. */
export const up: Migration = async ({ run, roles: { app } }) => {
  const taken = (type: string, dataClass: 1 | 2 | 3 = 2) =>
    column(type, 'in-app performance', dataClass, 'plan');
  await run(
    ...tenantTable('course_records', app, {
      columns: {
        student_id: taken('uuid not null'),
        source: taken('text not null'),
        /** Empty where the catalog has no such course. */
        code: taken(`text not null default ''`),
        title: taken('text not null'),
        area: taken('text'),
        school_year: taken('integer not null'),
        term: taken('text not null'),
        grade_level: taken('integer'),
        status: taken('text not null'),
        mark: taken(`text not null default ''`, 3),
        /** Thousandths of a credit. */
        credits: taken('integer not null'),
        school: taken(`text not null default ''`),
        import_key: taken('text'),
        entered_by: column('uuid', 'staff work', 1, 'plan'),
        removed_at: taken('timestamptz'),
        revision: taken('integer not null default 1', 1),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['entered_by'], table: 'people', onDelete: 'set null' },
      ],
      indexes: ['student_id, import_key'],
      checks: {
        source_known: `source in ('student', 'staff', 'imported', 'passport')`,
        status_known: `status in ('in-progress', 'earned', 'failed', 'transferred')`,
        term_known: `term in ('year', 'fall', 'spring', 'summer')`,
        title_length: 'length(title) between 1 and 160',
        grade_known: 'grade_level between 6 and 12',
        credits_range: 'credits between 0 and 20000',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table course_records');
};
