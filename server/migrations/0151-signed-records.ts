import type { Migration } from '../db/migration.js';
import { column, tenantTable } from './dsl.js';

const own = (type: string, dataClass: 1 | 2 | 3 = 2) =>
  column(type, 'student work', dataClass, 'plan');
const staff = (type: string, dataClass: 1 | 2 | 3 = 2) =>
  column(type, 'staff work', dataClass, 'plan');

/** Names typed in the room under the text of a conversation, and the signed record that is made of it. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('conversation_signatures', app, {
      columns: {
        conversation_id: own('uuid not null'),
        student_id: own('uuid not null'),
        role: own('text not null'),
        /** As they typed it. */
        name: column('text not null', 'name', 2, 'plan'),
        /** Of a guardian or another guest to the student, in their words. */
        relation: own(`text not null default ''`),
        /** SHA-256 of the text that it stands under. */
        text_hash: own('text not null', 1),
        signed_at: own('timestamptz not null'),
        /** On whose screen. */
        entered_by: staff('uuid', 1),
        withdrawn_at: own('timestamptz'),
      },
      references: [
        { columns: ['conversation_id'], table: 'plan_conversations', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['entered_by'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        role_known: `role in ('student', 'staff', 'guardian', 'other')`,
        lengths: 'length(name) between 1 and 80 and length(relation) <= 60',
      },
      // What was signed stays as it was; it can only be taken back.
      grants: 'select, insert, update (student_id, entered_by, withdrawn_at)',
    }),
    ...tenantTable('conversation_records', app, {
      columns: {
        conversation_id: own('uuid not null'),
        student_id: own('uuid not null'),
        /** All that the file says, as it was when it was closed. */
        content: own('jsonb not null', 3),
        language: staff('text not null', 1),
        /** The signed PDF; null until it is first asked for. */
        file: own('bytea', 3),
        made_at: own('timestamptz not null', 1),
      },
      references: [
        { columns: ['conversation_id'], table: 'plan_conversations', onDelete: 'cascade' },
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
      ],
      unique: ['conversation_id'],
      checks: { language_known: `language in ('en', 'es')` },
      grants: 'select, insert, update (student_id, file)',
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table conversation_records, conversation_signatures');
};
