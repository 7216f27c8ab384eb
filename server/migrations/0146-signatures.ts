import type { Migration } from '../db/migration.js';
import { column, tenantTable } from './dsl.js';
import { unwatchForPlans, watchForPlans } from './plan-watch.js';

const KINDS = `'submitted', 'withdrawn', 'commented', 'returned', 'approved', 'reopened'`;

/** The steps of a plan of courses also say that somebody signed it. */
const stepKinds = (kinds: string) => [
  'alter table course_plan_steps drop constraint course_plan_steps_kind_known',
  `alter table course_plan_steps add constraint course_plan_steps_kind_known check (kind in (${kinds}))`,
];

/** Who signed which version of a plan of courses. */
export const up: Migration = async ({ run, roles: { app } }) => {
  const about = (type: string, dataClass: 1 | 2 | 3 = 2) =>
    column(type, 'student work', dataClass, 'plan');
  await run(
    ...tenantTable('signatures', app, {
      columns: {
        student_id: about('uuid not null'),
        /** The approval that was signed: its copy is the text. */
        step_id: about('uuid not null'),
        signer: about('text not null'),
        person_id: column('uuid', 'identifier', 2, 'plan'),
        name: column('text not null', 'name', 2, 'plan'),
        act: about('text not null'),
        answer: about('text not null'),
        way: about('text not null'),
        /** The sentence that was signed, in the language it was shown in. */
        statement: about('text not null'),
        comment: about(`text not null default ''`, 3),
        /** SHA-256 of the copy as it was shown, in hex. */
        fingerprint: about('text not null', 1),
        signed_on: about('date not null'),
        school_year: about('integer not null', 1),
        recorded_by: column('uuid', 'staff work', 1, 'plan'),
        at: about('timestamptz not null', 1),
        voided_at: about('timestamptz'),
        voided_by: column('uuid', 'staff work', 1, 'plan'),
        voided_because: about(`text not null default ''`, 3),
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['step_id'], table: 'course_plan_steps', onDelete: 'cascade' },
        { columns: ['person_id'], table: 'people', onDelete: 'set null' },
        { columns: ['recorded_by'], table: 'people', onDelete: 'set null' },
        { columns: ['voided_by'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        signer_known: `signer in ('student', 'guardian', 'designee')`,
        act_known: `act in ('sign', 'approve')`,
        answer_known: `answer in ('agreed', 'declined')`,
        // Who only says that they have seen a plan declines nothing.
        approval_declined: `answer = 'agreed' or act = 'approve'`,
        way_known: `way in ('pathlight', 'paper')`,
        lengths:
          'length(name) between 1 and 120 and length(comment) <= 1000 and length(fingerprint) = 64',
      },
      // What was signed stays signed: it can be voided, with a reason, and not rewritten.
      grants:
        'select, insert, delete, update (student_id, person_id, recorded_by, voided_at, voided_by, voided_because)',
    }),
    ...stepKinds(`${KINDS}, 'signed', 'declined'`),
    ...watchForPlans('signatures'),
    ...watchForPlans('rights_moves'),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    ...unwatchForPlans('rights_moves'),
    ...unwatchForPlans('signatures'),
    'drop table signatures',
    ...stepKinds(KINDS),
  );
};
