import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** That a family was told or invited in good faith: what about, when, how, in which language, and what came of it. */
export const up: Migration = async ({ run, roles: { app } }) => {
  const about = (type: string) => column(type, 'enrollment', 2, 'plan');
  await run(
    ...tenantTable('family_notices', app, {
      columns: {
        student_id: about('uuid not null'),
        about: about('text not null'),
        given_on: about('date not null'),
        way: about('text not null'),
        locale: about('text not null'),
        outcome: about('text not null'),
        note: column(`text not null default ''`, 'staff work', 3, 'plan'),
        recorded_by: column('uuid', 'staff work', 1, 'plan'),
        removed_at: about('timestamptz'),
        ...timestamps,
      },
      references: [
        { columns: ['student_id'], table: 'people', onDelete: 'cascade' },
        { columns: ['recorded_by'], table: 'people', onDelete: 'set null' },
      ],
      checks: {
        about_known: `about in ('plan', 'signature', 'meeting', 'progress')`,
        way_known: `way in ('letter', 'with-student', 'phone', 'message', 'in-person', 'visit')`,
        outcome_known: `outcome in ('none', 'reached', 'agreed', 'refused')`,
        note_length: 'length(note) <= 500',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table family_notices');
};
