import type { Migration } from '../db/migration.js';
import { acrossTenants, column, tenantTable, timestamps } from './dsl.js';

const fact = (type: string) => column(type, 'course data', 0, 'district');
const own = (type: string) => column(type, 'student work', 2, 'plan');
const words = (type: string) => column(type, 'student work', 3, 'plan');
const system = (type: string) => column(type, 'system', 1, 'plan', false);

const kinds = (known: string) => [
  'alter table course_imports drop constraint course_imports_kind_known',
  `alter table course_imports add constraint course_imports_kind_known check (kind in (${known}))`,
];

/** Scholarships that a district tells its students of, and what a student makes of them: theirs alone. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('scholarships', app, {
      columns: {
        /** Name and giver without accents, capitals and signs: two rows of a file with one key are one. */
        record_key: column('text not null', 'system', 1, 'district'),
        name: fact('text not null'),
        giver: fact(`text not null default ''`),
        amount: fact(`text not null default ''`),
        due_on: fact('date'),
        /** Grades that may apply; none means that the list does not say. */
        grades: fact(`integer[] not null default '{}'`),
        who: fact(`text not null default ''`),
        link: fact(`text not null default ''`),
        retired_at: fact('timestamptz'),
        revision: system('integer not null default 1'),
        ...timestamps,
      },
      unique: ['record_key'],
      checks: {
        lengths: `length(name) between 1 and 160 and length(giver) <= 160 and length(amount) <= 80
          and length(who) <= 600 and length(link) <= 500`,
        link_safe: `link = '' or link like 'https://%'`,
      },
    }),
    ...tenantTable('scholarship_picks', app, {
      columns: {
        student_id: own('uuid not null'),
        /** One of the district's list; null for one that the student found. */
        scholarship_id: own('uuid'),
        /** Of one that the student found; one of the list has the list's. */
        name: words(`text not null default ''`),
        giver: words(`text not null default ''`),
        link: words(`text not null default ''`),
        due_on: own('date'),
        status: words(`text not null default 'looking'`),
        notes: words(`text not null default ''`),
        revision: system('integer not null default 1'),
        removed_at: own('timestamptz'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['scholarship_id'], table: 'scholarships', onDelete: 'cascade' },
      ],
      checks: {
        named: 'scholarship_id is not null or length(name) between 1 and 160',
        status_known: `status in ('looking', 'applying', 'sent', 'heard')`,
        texts: `length(name) <= 160 and length(giver) <= 160 and length(link) <= 500
          and length(notes) <= 1000`,
        link_safe: `link = '' or link like 'https://%'`,
      },
    }),
    ...kinds(`'catalog', 'taken', 'scholarships'`),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    'drop table scholarship_picks, scholarships',
    ...acrossTenants(
      ['course_imports', 'course_import_rows'],
      [`delete from course_imports where kind = 'scholarships'`],
    ),
    ...kinds(`'catalog', 'taken'`),
  );
};
