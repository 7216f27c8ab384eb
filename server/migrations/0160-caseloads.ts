import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const staff = (type: string) => column(type, 'staff work', 1, 'district', false);

/**
 * Whom a counselor looks after, in parts that may overlap: a rule (letters of the family name, grades, a
 * school), which takes in whoever it fits today, or a list that was read from a file.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('caseload_parts', app, {
      columns: {
        counselor_id: staff('uuid not null'),
        kind: staff('text not null'),
        /** The file that a list came from. */
        name: staff(`text not null default ''`),
        /** First and last letters of the family name, as `name_key` writes them; null for all. */
        from_letters: staff('text'),
        to_letters: staff('text'),
        from_grade: staff('smallint'),
        to_grade: staff('smallint'),
        school_id: staff('uuid'),
        added_by: staff('uuid'),
        removed_at: staff('timestamptz'),
        ...timestamps,
      },
      references: [
        { columns: ['counselor_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['school_id'], table: 'schools', onDelete: 'cascade' },
        { columns: ['added_by'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        kind_known: `kind in ('rule', 'list')`,
        lengths: 'length(name) <= 200 and length(from_letters) <= 3 and length(to_letters) <= 3',
        letters_paired: '(from_letters is null) = (to_letters is null)',
        grades_paired: '(from_grade is null) = (to_grade is null)',
        says_something: `kind = 'list' or from_letters is not null or from_grade is not null
                         or school_id is not null`,
      },
    }),
    ...tenantTable('caseload_students', app, {
      columns: {
        part_id: column('uuid not null', 'staff work', 2, 'plan', false),
        student_id: column('uuid not null', 'enrollment', 2, 'plan'),
      },
      references: [
        { columns: ['part_id'], table: 'caseload_parts', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
      ],
    }),
    // The family name without accents; the last word where an LMS tells the whole name only.
    `create function name_key(family text, whole text) returns text
       language sql immutable parallel safe as $key$
       select upper(translate(
         coalesce(nullif(btrim(family), ''), substring(btrim(whole) from '\\S+$'), ''),
         'áàâäãåéèêëíìîïóòôöõúùûüñçÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÑÇ',
         'aaaaaaeeeeiiiiooooouuuuncAAAAAAEEEEIIIIOOOOOUUUUNC')) $key$`,
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table caseload_students, caseload_parts', 'drop function name_key(text, text)');
};
