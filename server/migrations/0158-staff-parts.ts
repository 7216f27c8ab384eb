import type { Migration } from '../db/migration.js';
import { addColumns, column, tenantTable, timestamps } from './dsl.js';

const staff = (type: string) => column(type, 'staff work', 1, 'district', false);

const ROLES = `'student', 'teacher', 'counselor', 'admin'`;
const roleKnown = (roles: string) => [
  'alter table goal_comments drop constraint goal_comments_role_known',
  `alter table goal_comments add constraint goal_comments_role_known
     check (author_role in (${roles}))`,
];

/**
 * Parts that a district gives to its staff for named students: adviser, mentor, case manager. A part is never
 * changed: it is given, ends by its day or before, and that can be taken back.
 */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('staff_parts', app, {
      columns: {
        staff_id: staff('uuid not null'),
        kind: staff('text not null'),
        /** The last day on which it counts, by the district's clock. */
        ends_on: staff('date not null'),
        given_by: staff('uuid'),
        /** Set when it was ended before its day. */
        ended_at: staff('timestamptz'),
        ended_by: staff('uuid'),
        ...timestamps,
      },
      references: [
        { columns: ['staff_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['given_by'], table: 'people', onDelete: 'set null' },
        { columns: ['ended_by'], table: 'people', onDelete: 'set null' },
      ],
      checks: { kind_known: `kind in ('adviser', 'mentor', 'case-manager')` },
    }),
    ...tenantTable('staff_part_students', app, {
      columns: {
        part_id: column('uuid not null', 'staff work', 2, 'plan', false),
        student_id: column('uuid not null', 'enrollment', 2, 'plan'),
      },
      references: [
        { columns: ['part_id'], table: 'staff_parts', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
      ],
    }),
    // The part in which somebody acts in this visit; null for the one that the LMS gave.
    ...addColumns('sessions', { acts_as: column('text', 'system', 1, '30 days', false) }),
    // What a mentor says stands as a mentor's word.
    ...roleKnown(`${ROLES}, 'adviser', 'mentor', 'case-manager'`),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    // The roles whose eyes they had.
    'alter table goal_comments no force row level security',
    `update goal_comments set author_role = 'counselor' where author_role = 'case-manager'`,
    `update goal_comments set author_role = 'teacher' where author_role in ('adviser', 'mentor')`,
    'alter table goal_comments force row level security',
    ...roleKnown(ROLES),
    'alter table sessions drop column acts_as',
    'drop table staff_part_students, staff_parts',
  );
};
