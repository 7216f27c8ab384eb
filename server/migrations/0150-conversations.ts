import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';
import { unwatchForPlans, watchForPlans } from './plan-watch.js';

const own = (type: string, dataClass: 1 | 2 | 3 = 2) =>
  column(type, 'student work', dataClass, 'plan');
const staff = (type: string, dataClass: 1 | 2 | 3 = 2) =>
  column(type, 'staff work', dataClass, 'plan');

/** Conversations about a plan that student and adult both confirm, and all that happened to them. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('plan_conversations', app, {
      columns: {
        student_id: own('uuid not null'),
        staff_id: staff('uuid', 1),
        /** In which role, which says what of the plan stood beside. */
        staff_role: staff('text not null', 1),
        kind: staff('text not null'),
        held_on: own('date not null'),
        school_year: own('smallint not null'),
        /** `{<field>: {text, revision, by, at}}` */
        fields: own(`jsonb not null default '{}'`, 3),
        revision: own('integer not null default 1', 1),
        student_agreed_at: own('timestamptz'),
        /** On which screen: the student's own, or beside the adult. */
        student_way: own('text'),
        staff_agreed_at: staff('timestamptz'),
        sealed_at: staff('timestamptz'),
        removed_at: staff('timestamptz'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['staff_id'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        kind_known: `kind in ('individual', 'group', 'conference', 'review')`,
        way_known: `student_way in ('own', 'beside')`,
        way_said: '(student_agreed_at is null) = (student_way is null)',
        size: 'pg_column_size(fields) <= 100000',
      },
    }),
    ...tenantTable('conversation_steps', app, {
      columns: {
        conversation_id: own('uuid not null'),
        student_id: own('uuid not null'),
        kind: own('text not null'),
        /** Of a change: which field, and the words that stood there before. */
        field: own('text'),
        text: own(`text not null default ''`, 3),
        /** SHA-256 of the whole text at that moment. */
        text_hash: own('text', 1),
        actor_id: staff('uuid', 1),
        actor_role: column('text not null', 'enrollment', 1, 'plan'),
        at: own('timestamptz not null', 1),
      },
      references: [
        { columns: ['conversation_id'], table: 'plan_conversations', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['actor_id'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        kind_known: `kind in ('begun', 'changed', 'agreed', 'agreed-beside', 'withdrawn', 'signed',
          'unsigned', 'sealed', 'removed', 'restored')`,
        text_length: 'length(text) <= 4000',
      },
      // What happened is never rewritten; only whose it is, when two records turn out to be one person.
      grants: 'select, insert, update (student_id, actor_id)',
    }),
    ...watchForPlans('plan_conversations'),
  );
};

export const down: Migration = async ({ run }) => {
  await run(
    ...unwatchForPlans('plan_conversations'),
    'drop table conversation_steps, plan_conversations',
  );
};
