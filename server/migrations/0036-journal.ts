import type { Migration } from '../db/migration.js';
import { column, tenantTable, timestamps } from './dsl.js';

/** What a student writes about an entry of the plan, or about nothing in particular. */
export const up: Migration = async ({ run, roles: { app } }) => {
  await run(
    ...tenantTable('journal_entries', app, {
      columns: {
        student_id: column('uuid not null', 'student work', 2, 'plan'),
        /** What it is about; null for a free entry. A career has a code, the others an id. */
        entry_kind: column('text', 'student work', 2, 'plan'),
        entry_id: column('uuid', 'student work', 2, 'plan'),
        career_code: column('text', 'student work', 3, 'plan'),
        /** Which of the three questions for this kind and grade level the student took up. */
        prompt: column('smallint', 'student work', 2, 'plan'),
        text: column('text not null', 'student work', 3, 'plan'),
        /** The text as it is searched: no language of its own, no accents. */
        words: column('tsvector', 'student work', 3, 'plan', false),
        visibility: column(`text not null default 'private'`, 'student work', 2, 'plan'),
        /** As it was on the day of writing; null where the district gives none. */
        grade_level: column('integer', 'enrollment', 2, 'plan'),
        /** The calendar year in which the school year of writing began. */
        school_year: column('integer not null', 'enrollment', 2, 'plan'),
        /** Counts changes, so that two open tabs can't overwrite each other unseen. */
        revision: column('integer not null default 1', 'system', 1, 'plan'),
        removed_at: column('timestamptz', 'student work', 2, 'plan'),
        ...timestamps,
      },
      references: [{ columns: ['student_id'], table: 'people', onDelete: 'cascade' }],
      indexes: ['student_id, created_at'],
      checks: {
        entry_known: `entry_kind in ('goal', 'activity', 'career', 'result')`,
        entry_named:
          `(entry_kind is null and entry_id is null and career_code is null) or ` +
          `(entry_kind = 'career' and career_code is not null and entry_id is null) or ` +
          `(entry_kind <> 'career' and entry_id is not null and career_code is null)`,
        prompt_range: 'prompt between 1 and 3',
        text_length: 'length(text) <= 10000',
        visibility_known: `visibility in ('private', 'adviser', 'teachers')`,
        grade_range: 'grade_level between 6 and 12',
      },
    }),
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop table journal_entries');
};
