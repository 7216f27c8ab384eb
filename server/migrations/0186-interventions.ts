import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

const act = (type: string, dataClass: 2 | 3 = 2) => column(type, 'staff work', dataClass, 'plan');

/** What was agreed for a student who is off track, and when somebody looks again. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('interventions', app, {
      columns: {
        student_id: act('uuid not null'),
        author_id: column('uuid', 'staff work', 1, 'plan'),
        kind: act('text not null'),
        note: act('text not null', 3),
        visibility: act('text not null'),
        /** The talk in which it was agreed. */
        conversation_id: act('uuid'),
        begun_on: act('date not null'),
        look_on: act('date'),
        ended_on: act('date'),
        outcome: act(`text not null default ''`, 3),
        removed_at: act('timestamptz'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['author_id'], table: 'people', onDelete: 'set null' },
        { columns: ['conversation_id'], table: 'plan_conversations', onDelete: 'set null' },
      ],
      indexes: ['look_on where ended_on is null and removed_at is null'],
      checks: {
        kind_known: `kind in ('tutoring', 'recovery', 'schedule', 'check-in', 'family', 'other')`,
        visibility_known: `visibility in ('student', 'staff', 'me')`,
        lengths: 'length(note) between 1 and 2000 and length(outcome) <= 500',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table interventions');
};
