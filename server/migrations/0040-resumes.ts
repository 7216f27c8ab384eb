import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** Résumés: what students write for others to read, beside the records it comes from. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('resumes', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        name: column('text not null', 'student work', 3, 'plan'),
        template: column('text not null', 'student work', 2, 'plan'),
        language: column('text not null', 'student work', 2, 'plan'),
        /** Name shown, e-mail, phone and town, as typed for this résumé alone. */
        contact: column('jsonb not null', 'contact', 3, 'plan'),
        summary: column(`text not null default ''`, 'student work', 3, 'plan'),
        sections: column('jsonb not null', 'student work', 3, 'plan'),
        revision: column('integer not null default 1', 'system', 1, 'plan'),
        removed_at: column('timestamptz', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      checks: {
        name_length: 'length(name) between 1 and 80',
        template_known: `template in ('clear', 'classic', 'compact')`,
        language_known: `language in ('en', 'es')`,
        sizes:
          'pg_column_size(contact) <= 4000 and length(summary) <= 1200 ' +
          'and pg_column_size(sections) <= 400000',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table resumes');
};
